// What the reader has marked as done: one record {module} a resource or page, of the kind "done". A resource goes by
// its id, a page by its address in the package. Nothing is kept before something is marked.
// What the buttons look like and say stands in the page (partials/kp-work.html); what is counted of it is in progress.js.
import { address, module, stencil } from "../shared/page.js";
import { read, remove, watch, write } from "../shared/store.js";

/** @typedef {{ url: string, pack: string, id: string, key: string }} Thing A page or resource that can be marked. */

/**
 * What is marked by its address, and what it is called among all marks.
 * @param {string} url
 * @returns {Thing}
 */
export function item(url) {
  const [path, hash] = url.split("#");
  const at = path.indexOf("/");
  const own = { url, pack: path.slice(0, at), id: hash || path.slice(at + 1) };
  return { ...own, key: `${own.pack}|${own.id}` };
}

/** @param {Thing} one */
const done = ({ pack, id }) => Boolean(read("done", pack, id));

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
  for (const { one, toggle } of toggles) toggle.ariaPressed = String(done(one));
  names.forEach((name, at) => {
    name.hidden = pageItems.every(done) === !at;
  });
}

watch(show);
show();
