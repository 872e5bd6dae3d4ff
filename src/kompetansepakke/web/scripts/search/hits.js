// A hit as the list shows it: its title and sections, and a text to quote, which is fetched when the hit is shown.
import { el } from "../shared/page.js";
import { spoken } from "../shared/spoken.js";
import { href } from "../shared/wording.js";
import { excerpt, parted, worth } from "./excerpts.js";
import { load } from "./load.js";

/**
 * @typedef {import("./excerpts.js").Marks} Marks
 * @typedef {import("./match.js").Index} Index
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./match.js").Section} Section
 */

const MOST_SECTIONS = 3;

/**
 * The texts of a page's sections, or none: of an older or newer piece than the index knows, an excerpt would be of another page.
 * @param {Index} index
 * @param {number} page
 * @returns {Promise<string[]>}
 */
async function texts(index, page) {
  const [name, first, version] = index.pieces.findLast(([, from]) => from <= page) ?? ["", 0, ""];
  const piece = await /** @type {ReturnType<typeof load<string[][]>>} */ (load(name)).catch(() => null);
  return (piece?.version === version && piece.data[page - first]) || [];
}

/**
 * `text` with the words that answer marked.
 * @param {string} text
 * @param {Marks} marks
 */
const marked = (text, marks) => parted(text, marks).map((part, at) => (at % 2 ? el("mark", {}, part) : part));

/**
 * The title of a section with the words that answer marked, and with its languages.
 * @param {Section} section
 * @param {Marks} marks
 */
const titleOf = ([title, , , , told], marks) => spoken(told || title).flatMap((part) => typeof part === "string" ? marked(part, marks)
  : [el("span", { lang: part.lang }, ...marked(part.textContent, marks))]);

/** @param {string} title */
const usualAnchor = (title) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}_\- ]/gu, "").replaceAll(" ", "-");

/**
 * @param {string} address
 * @param {Section} section
 * @param {Marks} marks
 */
function sectionLink(address, section, marks, anchor = section[3] ?? usualAnchor(section[0])) {
  return el("a", { href: href(anchor ? `${address}#${anchor}` : address) }, ...titleOf(section, marks));
}

/**
 * @param {Index} index
 * @param {number | undefined} label
 */
const audience = (index, label) => (label ? el("span", { class: "kp-for" }, ...spoken(index.labels[label])) : "");

/**
 * What a section with this number is part of: a part for leaders has no title of its own.
 * @param {Section[]} sections
 * @param {number} number
 * @returns {number}
 */
const titled = (sections, number) => (sections[number][0] || !number ? number : titled(sections, number - 1));

/**
 * @param {Element} target
 * @param {Index} index
 * @param {Hit} hit
 * @param {Marks} marks
 */
async function quote(target, index, hit, marks) {
  const [address, , , sections] = index.pages[hit.page];
  const said = await texts(index, hit.page);
  const values = said.map((text) => worth(text, marks));
  const best = Math.max(0, values.indexOf(Math.max(...values)));
  const from = titled(sections, best);
  const [, , label, own, , lang] = sections[best];
  const link = from && !hit.sections.slice(0, MOST_SECTIONS).includes(from) ? [sectionLink(address, sections[from], marks, own), " "] : [];
  const quoted = marked(excerpt(said[best] ?? "", marks), marks);
  target.replaceChildren(...link, label && label !== sections[0][2] ? audience(index, label) : "", " ", ...lang ? [el("span", { lang }, ...quoted)] : quoted);
}

/**
 * The hit as an item of the list.
 * @param {Index} index
 * @param {Hit} hit
 * @param {Marks} marks
 */
export function item(index, hit, marks) {
  const [address, kind, place, sections, number] = index.pages[hit.page];
  const [, , label] = sections[0];
  const list = hit.sections.filter(Boolean).slice(0, MOST_SECTIONS).map((section) => {
    const [, own, reader] = sections[section];
    return el("li", {}, sectionLink(address, sections[section], marks), " ",
      own ? el("span", { class: "kp-facts" }, index.kinds[own]) : "", " ", reader === label ? "" : audience(index, reader));
  });
  const text = el("p", { class: "kp-search__quote" });
  quote(text, index, hit, marks);
  return el("li", {},
    el("h2", {}, el("a", { href: href(address) }, ...titleOf(sections[0], marks))),
    el("p", { class: "kp-facts" }, ...spoken([`${index.kinds[kind]} ${number}`.trim(), index.places[place]].filter(Boolean).join(" · ")), " ", audience(index, label)),
    list.length ? el("ul", {}, ...list) : "", text);
}
