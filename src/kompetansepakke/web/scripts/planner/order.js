// The order of the modules as a list with buttons: up and down, held to what each module requires.
import { obstacle } from "./rules/orders.js";
import { el } from "../shared/page.js";

// What stands there already is left alone, and the focus in it.
export function showOrder(list, order, course, words, moved) {
  const made = el("ol", {}, ...order.map((number, place) => el("li", {},
    el("span", {}, words.say("module_title", { number, title: course.modules.get(number).title })),
    button(order, course, words, place, -1), " ", button(order, course, words, place, 1))));
  if (made.innerHTML !== list.innerHTML) list.replaceChildren(...made.children);
  list.onclick = ({ target }) => {
    const pressed = target.closest("button");
    if (pressed) move(list, pressed.dataset.way, [...list.children].indexOf(pressed.closest("li")), order, course, words, moved);
  };
}

/** The order with the module at `place` moved up or down by one; null at the ends. */
function swapped(order, place, step) {
  const other = place + step;
  return order[other] === undefined ? null : order.with(place, order[other]).with(other, order[place]);
}

function button(order, course, words, place, step) {
  const way = step < 0 ? "up" : "down";
  const other = swapped(order, place, step);
  return el("button", {
    type: "button", class: "kp-button kp-button--framed", "data-way": way, disabled: !other,
    "aria-disabled": other && obstacle(other, course.requires) ? "true" : null,
  }, el("span", { "aria-hidden": "true" }, words.say(way)), el("span", { class: "kp-hidden" }, words.say(`${way}_label`, { number: order[place] })));
}

function move(list, way, place, order, course, words, moved) {
  const step = way === "up" ? -1 : 1;
  const other = swapped(order, place, step);
  const late = obstacle(other, course.requires);
  if (late) {
    moved(null, words.say("stuck", { module: late[0], need: late[1] }));
    return;
  }
  moved(other, words.say("moved_up", { number: order[place], place: place + step + 1 }));
  const buttons = [...list.children[place + step].querySelectorAll("button")];
  (buttons.find((one) => one.dataset.way === way && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
}
