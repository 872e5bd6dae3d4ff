// The search dialog. The index is fetched when the reader first opens it, the texts to quote from when hits are shown.
import { el, fill, href } from "../shared/page.js";
import { load } from "./load.js";
import { WORD, ready, search, wordsOf } from "./match.js";
import { T } from "../shared/strings.js";

const STEP = 10;
const MOST_SECTIONS = 3;
const [BEFORE, LENGTH] = [60, 200];
const popover = document.querySelector("#kp-search");
const input = document.querySelector("#kp-query");
const status = document.querySelector("[data-kp-status]");
const results = document.querySelector("[data-kp-results]");
const more = el("button", { class: "kp-button", type: "button", hidden: true }, T.search_more);
let index;
let shown = {};

async function opened() {
  if (!index) {
    const { version, data } = await load("index");
    index = { version, ...ready(data) };
  }
}

// The texts of a page's sections, or none: an excerpt of an older or newer index would be of another page.
async function texts(page) {
  const [name, first] = index.pieces.findLast(([, from]) => from <= page);
  const piece = await load(name).catch(() => null);
  return (piece?.version === index.version && piece.data[page - first]) || [];
}

// The words of `text` that answer, each with its place and its weight.
const found = (text, marks) => [...text.matchAll(WORD)]
  .map(({ 0: word, index: at }) => ({ word, at, weight: marks.get(word.toLowerCase()) })).filter(({ weight }) => weight);

// `text` with the words that answer marked.
function marked(text, marks) {
  const parts = [];
  let done = 0;
  for (const { word, at } of found(text, marks)) {
    parts.push(text.slice(done, at), el("mark", {}, word));
    done = at + word.length;
  }
  return [...parts, text.slice(done)];
}

function excerpt(text, marks) {
  const { at } = found(text, marks).reduce((one, other) => (other.weight > one.weight ? other : one), { at: 0, weight: 0 });
  const start = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return (start ? "… " : "") + text.slice(start, end > start ? end : start + LENGTH) + (end < text.length ? " …" : "");
}

// How well a text answers: each of the words counts once.
const worth = (text, marks) => [...new Set(wordsOf(text))].reduce((sum, word) => sum + (marks.get(word) ?? 0), 0);

const usualAnchor = (title) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}_\- ]/gu, "").replaceAll(" ", "-");

const sectionLink = (address, [title, , , anchor = usualAnchor(title)], ...content) =>
  el("a", { href: href(anchor ? `${address}#${anchor}` : address) }, ...content);

const audience = (label) => (label ? el("span", { class: "kp-for" }, index.labels[label]) : "");

// What a section with this number is part of: a part for leaders has no title of its own.
const titled = (sections, number) => (sections[number][0] || !number ? number : titled(sections, number - 1));

async function quote(target, page, hit, marks) {
  const [address, , , sections] = index.pages[page];
  const said = await texts(page);
  const values = said.map((text) => worth(text, marks));
  const best = Math.max(0, values.indexOf(Math.max(...values)));
  const from = titled(sections, best);
  const [[name, , , anchor], [, , label, own]] = [sections[from], sections[best]];
  const link = from && !hit.sections.slice(0, MOST_SECTIONS).includes(from)
    ? [sectionLink(address, [name, , , own ?? anchor], ...marked(name, marks)), " "] : [];
  target.replaceChildren(...link, label && label !== sections[0][2] ? audience(label) : "", " ", ...marked(excerpt(said[best] ?? "", marks), marks));
}

function item(hit, marks) {
  const [address, kind, place, sections, number] = index.pages[hit.page];
  const [title, , label] = sections[0];
  const list = hit.sections.filter(Boolean).slice(0, MOST_SECTIONS).map((section) => {
    const [name, own, reader] = sections[section];
    return el("li", {}, sectionLink(address, sections[section], ...marked(name, marks)), " ",
      own ? el("span", { class: "kp-facts" }, index.kinds[own]) : "", " ", reader === label ? "" : audience(reader));
  });
  const text = el("p", { class: "kp-search__quote" });
  quote(text, hit.page, hit, marks);
  return el("li", {},
    el("h2", {}, el("a", { href: href(address) }, ...marked(title, marks))),
    el("p", { class: "kp-facts" }, [`${index.kinds[kind]} ${number}`.trim(), index.places[place]].filter(Boolean).join(" · "), " ", audience(label)),
    list.length ? el("ul", {}, ...list) : "", text);
}

function showMore() {
  const { hits, marks } = shown;
  const from = results.children.length;
  results.append(...hits.slice(from, from + STEP).map((hit) => item(hit, marks)));
  more.hidden = results.children.length >= hits.length;
  return results.children[from];
}

function say({ hits, instead, some }, query) {
  const count = hits.length;
  const phrase = instead ? T.search_instead : some ? T.search_some : count === 0 ? T.search_none : count === 1 ? T.search_one : T.search_many;
  status.textContent = query ? fill(phrase, { count, query, instead }) : "";
}

async function answer() {
  try {
    await opened();
  } catch {
    status.textContent = T.search_failed;
    return;
  }
  const query = input.value.trim();
  if (query === shown.query) return;
  shown = { query, ...search(index, query) };
  say(shown, query);
  results.replaceChildren();
  showMore();
}

// The script is fetched when the search is open already.
function open() {
  if (!popover.matches(":popover-open")) return;
  if (!index) status.textContent = T.search_loading;
  answer();
}

let waiting;
results.after(more);
// Enter leads to the first hit, unless the reader has gone on typing while the index came.
input.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { value } = input;
  await answer();
  if (value === input.value) results.querySelector("a")?.focus();
});
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, 120);
});
more.addEventListener("click", () => showMore().querySelector("a").focus());
// Escape closes at once, also where the browser would first empty the field.
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  popover.hidePopover();
});
popover.addEventListener("toggle", open);
open();
// A hit on the page that is open already leads nowhere else: let the reader see it.
results.addEventListener("click", (event) => {
  if (event.target.closest("a")) popover.hidePopover();
});
