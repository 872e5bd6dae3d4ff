// How much is done: bars in the menu and on front pages, and a mark at what leads to what is done.
//
// What counts in each module is fetched with this script (pages/counted.py): "address #resource page/ #resource …".
// What the bars and marks look like and say stands in the page (partials/kp-work.html).
import "../school/plan-kept.js";
import { address, base, run, stencil } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { records } from "../shared/records.js";
import { watch } from "../shared/store.js";
import { styled } from "../shared/styled.js";
import { item } from "./marks.js";

/** @import { Thing } from "./marks.js" */
/**
 * @typedef {{ key: string, pack: string, at: string }} Mark
 */

/** Told when it is known what counts. */
export const COUNTED = "kp:counted";
const root = new URL(`${base}/`, location.href).pathname;
export const holders = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".kp-nav__module, .kp-module")]);
/**
 * What counts in the module at each address.
 * @type {Map<string, Thing[]>}
 */
const counted = new Map();
/** @type {Map<Element, HTMLElement>} */
const bars = new Map();
/** @type {Map<string, Mark>} */
let marks;
export const marked = () => [...marks.values()];

Object.assign(globalThis, {
  /** @param {string[]} modules */
  kpCounted(modules) {
    for (const names of modules) take(names);
    document.dispatchEvent(new Event(COUNTED));
  },
});

/** @param {string} module */
function take(module) {
  const [front, ...names] = module.split(" ");
  let page = front;
  counted.set(front, names.map((name) => {
    if (name[0] === "#") return item(page + name);
    page = front + name;
    return item(page);
  }));
}

/**
 * Where a link leads, as an address of the edition.
 * @param {Element} link
 */
export const target = (link) => {
  const { pathname, hash } = new URL(link.getAttribute("href") ?? "", location.href);
  return pathname.startsWith(root) ? (pathname.slice(root.length) + hash).replace("index.html", "") : "";
};

/** @param {string} front */
export const itemsAt = (front) => counted.get(front) ?? [];
/** @param {HTMLElement} holder */
export const itemsOf = (holder) => itemsAt(target(/** @type {Element} */ (holder.querySelector("a"))));

/** @param {Thing} one */
export const done = (one) => marks.has(one.key);

/**
 * @param {Element} place
 * @param {Thing[]} items
 */
function bar(place, items) {
  const [made, { count }] = stencil("fremdrift");
  const label = bars.get(place) ?? made;
  const [words, drawn] = label.children;
  const value = items.filter(done).length;
  label.hidden = !marked().some((mark) => mark.pack === items[0]?.pack);
  words.textContent = fill(count, { count: value, total: items.length });
  Object.assign(drawn, { max: items.length, value });
  if (label !== made) return;
  bars.set(place, made);
  if (place.matches(".kp-nav__module")) place.firstElementChild?.after(made);
  else place.append(made);
}

function ticks() {
  for (const link of document.querySelectorAll(":is(.kp-nav, .kp-partlist, .kp-kinds) a")) {
    const on = done(item(target(link)));
    const mark = link.querySelector(".kp-tick");
    if (!on) mark?.remove();
    else if (!mark) link.append(stencil("hake")[0]);
  }
}

function show() {
  marks = new Map();
  for (const { pack, id, record } of records("done")) {
    const key = `${pack}|${id}`;
    if (record) marks.set(key, { key, pack, at: record.at });
  }
  for (const holder of holders) if (itemsOf(holder).length) bar(holder, itemsOf(holder));
  for (const place of document.querySelectorAll("[data-kp-sum]")) {
    const inside = holders.filter((holder) => place.closest(".kp-package, article")?.contains(holder));
    bar(place, inside.length ? inside.flatMap(itemsOf) : itemsAt(address));
  }
  ticks();
}

styled("kept");
watch(show);
document.addEventListener(COUNTED, show);
show();
run("assets/kp/counted.js").catch(() => {}); // without it nothing is counted, and the marks stand
