// The reader's texts and marks in the order of the edition, as lines: headings, texts, and how much is marked.
import { fill } from "../shared/wording.js";
import { ASIDE } from "../shared/store.js";

/**
 * @typedef {import("../shared/records.js").Found} Found
 * @typedef {Found & { record: import("../shared/store.js").Item & { text: string } }} Text An entry with a text.
 * @typedef {[level: number, text: Title, url?: string, entry?: Text, lang?: string]} Line A heading with its address, or at level 0 a text, with its language where it is of a page's words.
 * @typedef {string | Element} Title As the page has it, or as it was kept.
 * @typedef {{ title: Title, url?: string, entries: Text[] }} Thing What texts are written to.
 * @typedef {{ title: Title, marks: number, modules: { title: Title, things: Thing[] }[] }} Part A package, or what has no place in the edition.
 */

/**
 * @param {Found} entry
 * @returns {entry is Text}
 */
const isText = (entry) => ![ASIDE, "done"].includes(entry.kind) && entry.record?.text !== undefined;
/** @param {Found} entry */
const isMark = ({ kind, record }) => kind === "done" && record !== null;
/**
 * What an element of the page's list is called, if anything.
 * @param {Element} element
 */
const titleOf = (element) => /** @type {Element} */ (element.querySelector(":scope>span"));

/**
 * The things of a module that have texts, which are taken out of `left`.
 * @param {Map<string, Text[]>} left
 * @param {string} pack
 * @param {Element} module
 * @returns {Thing[]}
 */
function thingsOf(left, pack, module) {
  return [...module.querySelectorAll("li")].flatMap((one) => {
    const { id } = one.dataset;
    const key = `${pack}|${id}`;
    const entries = left.get(key);
    left.delete(key);
    return entries ? [{ title: titleOf(one), url: `${one.parentElement?.dataset.url}#${id}`, entries }] : [];
  });
}

/**
 * The texts by package and module in the edition's order; last those that have no place in it.
 * @param {Found[]} all
 * @param {Iterable<Element>} packages What the edition holds.
 * @param {string} elsewhere
 * @returns {Part[]}
 */
function sorted(all, packages, elsewhere) {
  /** @type {Map<string, Text[]>} */
  const left = new Map();
  for (const entry of all.filter(isText)) {
    const key = `${entry.pack}|${entry.id.split("/")[0]}`;
    left.set(key, [...left.get(key) ?? [], entry]);
  }
  const parts = [...packages].map((one) => {
    const { pack = "" } = /** @type {HTMLElement} */ (one).dataset;
    const modules = [...one.children].map((module) => ({ title: titleOf(module), things: thingsOf(left, pack, module) }));
    return { title: titleOf(one), marks: all.filter((entry) => isMark(entry) && entry.pack === pack).length, modules: modules.filter(({ things }) => things.length) };
  });
  const rest = [...left.values()].map((entries) => ({ title: entries[0].record.title ?? entries[0].id, entries }));
  return [...parts, { title: elsewhere, marks: 0, modules: rest.length ? [{ title: "", things: rest }] : [] }];
}

/**
 * @param {Part["modules"][0]} module
 * @returns {Line[]}
 */
function linesOf({ title, things }) {
  /** @type {Line[]} */
  const lines = title ? [[3, title]] : [];
  for (const thing of things) {
    lines.push([title ? 4 : 3, thing.title, thing.url]);
    for (const entry of thing.entries) {
      const { label, text, said, lang } = entry.record;
      if (label) lines.push([0, label, "", undefined, lang]);
      lines.push([0, said ?? text, "", entry, said && lang]);
    }
  }
  return lines;
}

/**
 * What is kept, in lines; the marks as how many they are.
 * @param {Found[]} all
 * @param {Iterable<Element>} packages What the edition holds.
 * @param {Record<string, string>} words
 */
export function linesOfAll(all, packages, words) {
  /** @type {Line[]} */
  const lines = [];
  for (const { title, marks, modules } of sorted(all, packages, words.elsewhere)) {
    if (marks || modules.length) lines.push([2, title]);
    if (marks) lines.push([0, fill(words.marks, { count: marks })]);
    lines.push(...modules.flatMap(linesOf));
  }
  return lines;
}

/**
 * What can't be read, or was put aside.
 * @param {Found} entry
 */
export const isLost = (entry) => !isText(entry) && !isMark(entry);
