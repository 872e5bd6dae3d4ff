// What the reader has marked as done: one record {module} a resource or page, of the kind "done". A resource goes by
// its id, a page by its address in the package. Nothing is kept before something is marked.
//
// What counts in a module stands in the page as data-kp-items: "address #resource page/ #resource …" (pages/made/notes_page.py).
// What the bars and marks look like and say stands there too (partials/kp-work.html).
import { address, base, fill, module, stencil } from "../shared/page.js";
import { records, remove, watch, write } from "../shared/store.js";

/**
 * @typedef {{ url: string, pack: string, id: string, key: string }} Thing A page or resource that can be marked.
 * @typedef {{ key: string, pack: string, at: string }} Mark
 */

const root = new URL(`${base}/`, location.href).pathname;
export const holders = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-kp-items]")]);
/** @type {Map<Element, HTMLElement>} */
const bars = new Map();
/** @type {Map<string, Mark>} */
let marks;
export const marked = () => [...marks.values()];

/**
 * What is marked by its address, and what it is called in `marks`.
 * @param {string} url
 * @returns {Thing}
 */
function item(url) {
  const [path, hash] = url.split("#");
  const at = path.indexOf("/");
  const own = { url, pack: path.slice(0, at), id: hash || path.slice(at + 1) };
  return { ...own, key: `${own.pack}|${own.id}` };
}

/** @param {HTMLElement} holder */
export function itemsOf(holder) {
  const [front, ...names] = (holder.dataset.kpItems ?? "").split(" ");
  let page = front;
  return names.map((name) => {
    if (name[0] === "#") return item(page + name);
    page = front + name;
    return item(page);
  });
}

/** @param {Thing} one */
export const done = (one) => marks.has(one.key);

/**
 * Whether `holder` is of the page with this address.
 * @param {HTMLElement} holder
 * @param {string} page
 */
export const isOf = ({ dataset: { kpItems = "" } }, page) => kpItems.startsWith(`${page} `);

/**
 * Where a link leads, as an address of the edition.
 * @param {Element} link
 */
export const target = (link) => {
  const { pathname, hash } = new URL(link.getAttribute("href") ?? "", location.href);
  return pathname.startsWith(root) ? (pathname.slice(root.length) + hash).replace("index.html", "") : "";
};

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

const article = document.querySelector("article[data-kp-index]");
const titles = [...article?.querySelectorAll(".kp-card:not(.kp-goals) > .kp-card__title[id]") ?? []];
const toggles = titles.map((title) => {
  const one = item(`${address}#${title.id}`);
  const [made, words] = stencil("gjort", title.textContent);
  const [toggle, said] = made.children;
  toggle.addEventListener("click", () => mark([one], !done(one), said, "", words));
  title.parentElement?.append(made);
  return { one, toggle };
});
const pageItems = [item(address), ...toggles.map(({ one }) => one)];
/** The two names of the button that marks the whole page: to mark, and to take the mark back. */
const names = article && document.body.matches(".kp-page-page") ? offerWhole(article) : [];

/** @param {Element} place */
function offerWhole(place) {
  const [whole, words] = stencil("side");
  const [toggle, , said] = whole.children;
  toggle.addEventListener("click", () => {
    const on = !pageItems.every(done);
    mark(pageItems, on, said, on ? words.on : words.off, words);
  });
  place.append(whole);
  return /** @type {HTMLElement[]} */ ([...toggle.children]);
}

/**
 * @param {Thing[]} items
 * @param {boolean} on
 * @param {Element} said
 * @param {string} phrase
 * @param {Record<string, string>} words
 */
function mark(items, on, said, phrase, { refused }) {
  for (const one of items) {
    if (!on) remove("done", one.pack, one.id);
    else if (!done(one)) write("done", one.pack, one.id, { module: Number(module) });
  }
  show();
  said.textContent = items.every((one) => done(one) === on) ? phrase : refused;
}

function show() {
  marks = new Map();
  for (const { pack, id, record } of records("done")) {
    const key = `${pack}|${id}`;
    if (record) marks.set(key, { key, pack, at: record.at });
  }
  for (const holder of holders) bar(holder, itemsOf(holder));
  for (const place of document.querySelectorAll("[data-kp-sum]")) {
    const inside = holders.filter((holder) => place.closest(".kp-package, article")?.contains(holder));
    const counted = inside.length ? inside : holders.filter((holder) => isOf(holder, address));
    bar(place, counted.flatMap(itemsOf));
  }
  ticks();
  for (const { one, toggle } of toggles) toggle.ariaPressed = String(done(one));
  names.forEach((name, at) => {
    name.hidden = pageItems.every(done) === !at;
  });
}

watch(show);
show();
