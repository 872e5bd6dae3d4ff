// What the reader has marked as done: one record {module} a resource or page, of the kind "done". A resource goes by
// its id, a page by its address in the package. Nothing is kept before something is marked.
//
// What counts in a module stands in the page as data-kp-items: "address #resource page/ #resource …" (stage/notes.py).
import { address, base, el, fill, href, module, stencil } from "../shared/page.js";
import { records, remove, watch, write } from "../shared/store.js";
import { T } from "../shared/strings.js";

const SVG = "http://www.w3.org/2000/svg";
const root = new URL(`${base}/`, location).pathname;
const holders = [...document.querySelectorAll("[data-kp-items]")];
const bars = new Map();
let marks;

// The address of a page or resource as what is marked, and back to what it is called in `marks`.
function item(url) {
  const [path, hash] = url.split("#");
  const at = path.indexOf("/");
  const own = { url, pack: path.slice(0, at), id: hash || path.slice(at + 1) };
  return { ...own, key: `${own.pack}|${own.id}` };
}

function itemsOf(holder) {
  const [front, ...names] = holder.dataset.kpItems.split(" ");
  let page = front;
  return names.map((name) => {
    if (name[0] === "#") return item(page + name);
    page = front + name;
    return item(page);
  });
}

const done = (one) => marks.has(one.key);

/** Where a link leads, as an address of the edition. */
const target = (link) => {
  const { pathname, hash } = new URL(link.getAttribute("href"), location);
  return pathname.startsWith(root) ? (pathname.slice(root.length) + hash).replace("index.html", "") : "";
};

function bar(place, items) {
  if (!bars.has(place)) {
    bars.set(place, el("label", { class: "kp-progress kp-facts" }, el("span"), el("progress")));
    if (place.matches(".kp-nav__module")) place.firstElementChild.after(bars.get(place));
    else place.append(bars.get(place));
  }
  const label = bars.get(place);
  const [words, drawn] = label.children;
  const value = items.filter(done).length;
  label.hidden = ![...marks.values()].some((mark) => mark.pack === items[0]?.pack);
  words.textContent = fill(T.done_count, { count: value, total: items.length });
  Object.assign(drawn, { max: items.length, value });
}

function boxes() {
  for (const link of document.querySelectorAll(".kp-svg__link")) {
    const holder = holders.find((one) => one.dataset.kpItems.startsWith(`${target(link)} `));
    const box = link.querySelector("rect");
    const items = holder ? itemsOf(holder) : [];
    const share = items.filter(done).length / items.length;
    link.querySelector(".kp-svg__done")?.remove();
    if (!share) continue;
    const drawn = document.createElementNS(SVG, "rect");
    const at = (name) => Number(box.getAttribute(name));
    const shape = { class: "kp-svg__done", x: at("x") + 6, y: at("y") + 5, height: 4, rx: 2, width: (at("width") - 12) * share };
    for (const [name, value] of Object.entries(shape)) drawn.setAttribute(name, value);
    box.after(drawn);
  }
}

function ticks() {
  for (const link of document.querySelectorAll(":is(.kp-nav, .kp-partlist, .kp-kinds) a")) {
    const on = done(item(target(link)));
    const mark = link.querySelector(".kp-tick");
    if (on && !mark) link.append(el("span", { class: "kp-tick" }, el("span", { class: "kp-hidden" }, ` (${T.done_tick})`)));
    if (!on) mark?.remove();
  }
}

// The first that is not done after the one marked last; before it, if all that follows is done.
function onward(place) {
  const cards = holders.filter((one) => one.matches(".kp-module"));
  const shown = cards.flatMap((card) => itemsOf(card).map((one) => ({ ...one, card })));
  const last = [...marks.values()].filter((mark) => shown.some((one) => one.pack === mark.pack))
    .reduce((one, other) => one && one.at > other.at ? one : other, null);
  const items = shown.filter((one) => one.pack === last?.pack);
  const at = items.findIndex((one) => one.key === last?.key);
  const next = items.slice(at + 1).find((one) => !done(one)) ?? items.find((one) => !done(one));
  place.replaceChildren(...next ? [el("a", { class: "kp-onward", href: href(next.url) }, T.done_onward,
    el("span", { class: "kp-facts" }, next.card.querySelector("a").textContent))] : []);
}

const article = document.querySelector("article[data-kp-index]");
const titles = article ? [...article.querySelectorAll(".kp-card:not(.kp-goals) > .kp-card__title[id]")] : [];
const toggles = titles.map((title) => {
  const one = item(`${address}#${title.id}`);
  const [made, words] = stencil("gjort", title.textContent);
  const [toggle, said] = made.children;
  toggle.addEventListener("click", () => mark([one], !done(one), said, "", words));
  title.parentElement.append(made);
  return [one, toggle];
});
const pageItems = [item(address), ...toggles.map(([one]) => one)];
const [whole, phrases] = article && document.body.matches(".kp-page-page") ? stencil("side") : [];
whole?.firstChild.addEventListener("click", () => {
  const on = !pageItems.every(done);
  mark(pageItems, on, whole.lastChild, on ? phrases.on : phrases.off, phrases);
});
if (whole) article.append(whole);

function mark(items, on, said, phrase, { refused }) {
  for (const one of items) {
    if (!on) remove("done", one.pack, one.id);
    else if (!done(one)) write("done", one.pack, one.id, { module: Number(module) });
  }
  show();
  said.textContent = items.every((one) => done(one) === on) ? phrase : refused;
}

function show() {
  marks = new Map(records("done").filter((entry) => entry.record)
    .map(({ pack, id, record }) => [`${pack}|${id}`, { key: `${pack}|${id}`, pack, at: record.at }]));
  for (const holder of holders) bar(holder, itemsOf(holder));
  for (const place of document.querySelectorAll("[data-kp-sum]")) {
    const inside = holders.filter((holder) => place.closest(".kp-package, article").contains(holder));
    const counted = inside.length ? inside : holders.filter((holder) => holder.dataset.kpItems.startsWith(`${address} `));
    bar(place, counted.flatMap(itemsOf));
  }
  document.querySelectorAll("[data-kp-continue]").forEach(onward);
  boxes();
  ticks();
  for (const [one, toggle] of toggles) toggle.setAttribute("aria-pressed", done(one));
  if (whole) [...whole.firstChild.children].forEach((words, at) => {
    words.hidden = pageItems.every(done) === !at;
  });
}

watch(show);
addEventListener("pageshow", (event) => event.persisted && show());
show();
