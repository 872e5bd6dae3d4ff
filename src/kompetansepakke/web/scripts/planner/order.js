// The order of the modules as a list with buttons: up and down among those that the edition has, held to what each requires.
/**
 * @import { Course } from "./rules/plan.js"
 * @import { Teller } from "./teller.js"
 */
import { spoken } from "../shared/spoken.js";
import { partOf, piece } from "./pieces.js";
import { swapped } from "./rules/orders.js";

/**
 * @typedef {object} Order
 * @property {Element} list
 * @property {number[]} order The school's.
 * @property {Course} course
 * @property {Teller} teller
 * @property {(order: number[] | null, said: string) => void} moved Told of a new order, or of why there is none.
 */
/** @typedef {Order & { own: number[] }} Shown `own` are the modules that the edition has, and so names. */
/** @typedef {[upper: number, lower: number]} Pair */

/** @type {Record<string, number>} */
const STEPS = { up: -1, down: 1 };

/**
 * What stands there already is left alone, and the focus in it.
 * @param {Order & { list: HTMLElement }} given
 */
export function showOrder(given) {
  const { list, order, course } = given;
  const shown = { ...given, own: order.filter((number) => course.modules.has(number)) };
  const rows = shown.own.map((number, place) => row(shown, number, place));
  if (rows.map((one) => one.outerHTML).join("") !== list.innerHTML) list.replaceChildren(...rows);
  list.onclick = ({ target }) => {
    const pressed = /** @type {Element} */ (target).closest("button");
    if (pressed) move(shown, pressed.dataset.way ?? "", [...list.children].findIndex((one) => one.contains(pressed)));
  };
}

/**
 * The two that a step from `place` swaps; nothing at the ends.
 * @param {number[]} own
 * @param {number} place
 * @param {number} step
 */
function pairAt(own, place, step) {
  const pair = own.slice(Math.max(0, place + Math.min(step, 0)), place + Math.max(step, 0) + 1);
  return pair.length === 2 ? /** @type {Pair} */ (pair) : null;
}

/**
 * @param {Course} course
 * @param {Pair} pair
 */
const isStuck = ({ requires }, [upper, lower]) => Boolean(requires.get(lower)?.includes(upper));

/**
 * @param {Shown} shown
 * @param {number} number
 * @param {number} place
 */
function row({ own, course, teller }, number, place) {
  const made = piece("module");
  partOf(made, "span").append(...spoken(teller.say("module_title", { number, title: course.modules.get(number)?.title })));
  for (const button of made.querySelectorAll("button")) {
    const { way = "" } = button.dataset;
    const pair = pairAt(own, place, STEPS[way]);
    button.disabled = !pair;
    if (pair && isStuck(course, pair)) button.setAttribute("aria-disabled", "true");
    const [sign, label] = button.children;
    sign.append(teller.say(way));
    label.append(teller.say(`${way}_label`, { number }));
  }
  return made;
}

/**
 * @param {Shown} shown
 * @param {string} way
 * @param {number} place
 */
function move({ list, order, own, course, teller, moved }, way, place) {
  const pair = pairAt(own, place, STEPS[way]);
  if (!pair) return;
  const [upper, lower] = pair;
  if (isStuck(course, pair)) {
    moved(null, teller.say("stuck", { module: lower, need: upper }));
    return;
  }
  moved(swapped(order, upper, lower), teller.say("moved_up", { number: own[place], place: place + STEPS[way] + 1 }));
  const buttons = [...list.children[place + STEPS[way]].querySelectorAll("button")];
  (buttons.find((one) => one.dataset.way === way && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
}
