// What a plan is put together from: copies of the page's templates (theme/partials/kp-planner.html), filled in.
/**
 * @import { Day } from "./rules/days.js"
 * @import { Teller } from "./teller.js"
 */
import { isoDay } from "./rules/days.js";

/**
 * A copy of the template «kp.plan-<name>».
 * @param {string} name
 */
export function piece(name) {
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById(`kp.plan-${name}`));
  return /** @type {HTMLElement} */ (content.firstElementChild?.cloneNode(true));
}

/**
 * The part of a piece that its template has.
 * @param {Element} within
 * @param {string} selector
 */
export const partOf = (within, selector) => /** @type {Element} */ (within.querySelector(selector));

/**
 * A copy with this content: text, or other pieces.
 * @param {string} name
 * @param {(Node | string)[]} content
 */
export function filled(name, ...content) {
  const made = piece(name);
  made.append(...content);
  return made;
}

/**
 * @param {string} href
 * @param {string} text
 */
export function link(href, text) {
  const made = filled("link", text);
  made.setAttribute("href", href);
  return made;
}

/**
 * @param {Day} day
 * @param {Teller} teller
 * @param {string} text
 */
export function time(day, teller, text = teller.day(day)) {
  const made = filled("time", text);
  made.setAttribute("datetime", isoDay(day));
  return made;
}

/**
 * A list of texts; nothing where there are none.
 * @param {string[]} items
 */
export function list(items) {
  return items.length ? repeated(piece("list"), (item, text) => item.append(text), items) : "";
}

/**
 * A table: the keys of its caption and heads, and its rows of texts and pieces; `values` fill the caption.
 * @param {Teller} teller
 * @param {string} caption
 * @param {string[]} heads
 * @param {(Node | string)[][]} rows
 * @param {Record<string, string>} values
 */
export function table(teller, caption, heads, rows, values = {}) {
  const made = piece("table");
  const title = teller.say(caption, values);
  made.setAttribute("aria-label", title);
  partOf(made, "caption").append(title);
  repeated(partOf(made, "thead tr"), (head, key) => head.append(teller.say(key)), heads);
  partOf(made, "tbody").append(...rows.map(([first, ...cells]) => {
    const row = piece("row");
    partOf(row, "th").append(first);
    row.append(...cells.map((cell) => filled("cell", cell)));
    return row;
  }));
  return made;
}

/**
 * `parent` with a copy of its one child for each of `items`, filled by `fill`.
 * @param {Element} parent
 * @param {(made: Element, item: string) => void} fill
 * @param {string[]} items
 */
function repeated(parent, fill, items) {
  const model = partOf(parent, "*");
  parent.replaceChildren(...items.map((item) => {
    const made = /** @type {Element} */ (model.cloneNode(true));
    fill(made, item);
    return made;
  }));
  return parent;
}
