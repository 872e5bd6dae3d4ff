// What a plan is put together from: copies of the page's templates (theme/partials/kp-planner.html), filled in.
import { isoDay } from "./rules/days.js";

// A copy of the template «kp.plan-<name>».
export const piece = (name) => document.getElementById(`kp.plan-${name}`).content.firstElementChild.cloneNode(true);

// A copy with this content: text, or other pieces.
export function filled(name, ...content) {
  const made = piece(name);
  made.append(...content);
  return made;
}

export function link(href, text) {
  const made = filled("link", text);
  made.setAttribute("href", href);
  return made;
}

export function time(day, teller) {
  const made = filled("time", teller.day(day));
  made.setAttribute("datetime", isoDay(day));
  return made;
}

// A list of texts; nothing where there are none.
export function list(items) {
  return items.length ? repeated(piece("list"), (item, text) => item.append(text), items) : "";
}

// A table: the keys of its caption and heads, and its rows of texts and pieces; `values` fill the caption.
export function table(teller, caption, heads, rows, values = {}) {
  const made = piece("table");
  const title = teller.say(caption, values);
  made.setAttribute("aria-label", title);
  made.querySelector("caption").append(title);
  repeated(made.querySelector("thead tr"), (head, key) => head.append(teller.say(key)), heads);
  made.querySelector("tbody").append(...rows.map(([first, ...cells]) => {
    const row = piece("row");
    row.firstElementChild.append(first);
    row.append(...cells.map((cell) => filled("cell", cell)));
    return row;
  }));
  return made;
}

// `parent` with a copy of its one child for each of `items`, filled by `fill`.
function repeated(parent, fill, items) {
  const model = parent.firstElementChild;
  parent.replaceChildren(...items.map((item) => {
    const made = model.cloneNode(true);
    fill(made, item);
    return made;
  }));
  return parent;
}
