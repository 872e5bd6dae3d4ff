// The order of the modules as a list with buttons: up and down, held to what each module requires.
/**
 * @import { Course } from "./rules/plan.js"
 * @import { Teller } from "./teller.js"
 */
import { spoken } from "../shared/spoken.js";
import { partOf, piece } from "./pieces.js";
import { obstacle } from "./rules/orders.js";

/**
 * @typedef {object} Order
 * @property {Element} list
 * @property {number[]} order
 * @property {Course} course
 * @property {Teller} teller
 * @property {(order: number[] | null, said: string) => void} moved Told of a new order, or of why there is none.
 */

/** @type {Record<string, number>} */
const STEPS = { up: -1, down: 1 };

/**
 * What stands there already is left alone, and the focus in it.
 * @param {Order & { list: HTMLElement }} shown
 */
export function showOrder(shown) {
  const { list, order } = shown;
  const rows = order.map((number, place) => row(shown, number, place));
  if (rows.map((one) => one.outerHTML).join("") !== list.innerHTML) list.replaceChildren(...rows);
  list.onclick = ({ target }) => {
    const pressed = /** @type {Element} */ (target).closest("button");
    if (pressed) move(shown, pressed.dataset.way ?? "", [...list.children].findIndex((one) => one.contains(pressed)));
  };
}

/**
 * The order with the module at `place` moved up or down by one; null at the ends.
 * @param {number[]} order
 * @param {number} place
 * @param {number} step
 */
function swapped(order, place, step) {
  const other = place + step;
  return order[other] === undefined ? null : order.with(place, order[other]).with(other, order[place]);
}

/**
 * @param {Order} shown
 * @param {number} number
 * @param {number} place
 */
function row({ order, course, teller }, number, place) {
  const made = piece("module");
  partOf(made, "span").append(...spoken(teller.say("module_title", { number, title: course.modules.get(number)?.title })));
  for (const button of made.querySelectorAll("button")) {
    const { way = "" } = button.dataset;
    const other = swapped(order, place, STEPS[way]);
    button.disabled = !other;
    if (other && obstacle(other, course.requires)) button.setAttribute("aria-disabled", "true");
    const [sign, label] = button.children;
    sign.append(teller.say(way));
    label.append(teller.say(`${way}_label`, { number }));
  }
  return made;
}

/**
 * @param {Order} shown
 * @param {string} way
 * @param {number} place
 */
function move({ list, order, course, teller, moved }, way, place) {
  const other = swapped(order, place, STEPS[way]);
  const late = other && obstacle(other, course.requires);
  if (late) {
    moved(null, teller.say("stuck", { module: late[0], need: late[1] }));
    return;
  }
  moved(other, teller.say("moved_up", { number: order[place], place: place + STEPS[way] + 1 }));
  const buttons = [...list.children[place + STEPS[way]].querySelectorAll("button")];
  (buttons.find((one) => one.dataset.way === way && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
}
