// The order of the modules as a list with buttons: up and down, held to what each module requires.
import { piece } from "./pieces.js";
import { obstacle } from "./rules/orders.js";

const STEPS = { up: -1, down: 1 };

// What stands there already is left alone, and the focus in it.
export function showOrder(list, order, course, teller, moved) {
  const rows = order.map((number, place) => row(order, course, teller, number, place));
  if (rows.map((one) => one.outerHTML).join("") !== list.innerHTML) list.replaceChildren(...rows);
  list.onclick = ({ target }) => {
    const pressed = target.closest("button");
    if (pressed) move(list, pressed.dataset.way, [...list.children].indexOf(pressed.closest("li")), order, course, teller, moved);
  };
}

/** The order with the module at `place` moved up or down by one; null at the ends. */
function swapped(order, place, step) {
  const other = place + step;
  return order[other] === undefined ? null : order.with(place, order[other]).with(other, order[place]);
}

function row(order, course, teller, number, place) {
  const made = piece("module");
  made.querySelector("span").append(teller.say("module_title", { number, title: course.modules.get(number).title }));
  for (const button of made.querySelectorAll("button")) {
    const { way } = button.dataset;
    const other = swapped(order, place, STEPS[way]);
    button.disabled = !other;
    if (other && obstacle(other, course.requires)) button.setAttribute("aria-disabled", "true");
    const [sign, label] = button.children;
    sign.append(teller.say(way));
    label.append(teller.say(`${way}_label`, { number }));
  }
  return made;
}

function move(list, way, place, order, course, teller, moved) {
  const other = swapped(order, place, STEPS[way]);
  const late = obstacle(other, course.requires);
  if (late) {
    moved(null, teller.say("stuck", { module: late[0], need: late[1] }));
    return;
  }
  moved(other, teller.say("moved_up", { number: order[place], place: place + STEPS[way] + 1 }));
  const buttons = [...list.children[place + STEPS[way]].querySelectorAll("button")];
  (buttons.find((one) => one.dataset.way === way && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
}
