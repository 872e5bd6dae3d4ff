// The order of the modules as a list with buttons: up and down, held to what each module requires.
import { obstacle } from "./planner-orders.js";
import { el } from "./page.js";

export function showOrder(list, order, course, words, moved) {
  list.replaceChildren(...order.map((number, place) => {
    const title = words.say("module_title", { number, title: course.modules.get(number).title });
    const item = el("li", {}, el("span", {}, title));
    item.append(button(list, order, course, words, moved, place, -1), " ", button(list, order, course, words, moved, place, 1));
    return item;
  }));
}

function button(list, order, course, words, moved, place, step) {
  const number = order[place];
  const way = step < 0 ? "up" : "down";
  const made = el("button", { type: "button", class: "kp-button kp-button--framed", "data-way": way });
  made.append(el("span", { "aria-hidden": "true" }, words.say(way)), el("span", { class: "kp-hidden" }, words.say(`${way}_label`, { number })));
  const other = place + step;
  if (other < 0 || other >= order.length) made.disabled = true;
  const swapped = [...order];
  if (!made.disabled) [swapped[place], swapped[other]] = [swapped[other], swapped[place]];
  const late = obstacle(swapped, course.requires);
  if (late) made.setAttribute("aria-disabled", "true");
  made.addEventListener("click", () => {
    if (late) return moved(null, words.say("stuck", { module: late[0], need: late[1] }));
    moved(swapped, words.say("moved_up", { number, place: other + 1 }));
    const buttons = [...list.children[other].querySelectorAll("button")];
    (buttons.find((one) => one.dataset.way === way && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
    return undefined;
  });
  return made;
}
