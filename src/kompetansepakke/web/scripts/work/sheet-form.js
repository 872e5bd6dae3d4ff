// Worksheets as forms. What is written stays in this browser: a record for each field, of the kind "sheet", with the
// id "<id of the worksheet>/<the field's own words>" and {text, said, title, label, lang}. The words and not the number are the
// key, so that a list in another order, or with a new item in it, leaves each answer with its question. A translation
// has the words of the site's first language as its keys, so that all languages share the answers.
// What can be done with a sheet, and what follows other tabs, is in worksheet.js, fetched when it is of use (wake.js).
import { pack, part, say, stencil } from "../shared/page.js";
import { read, remove, write } from "../shared/store.js";
import { languageOf } from "../shared/language.js";
import { field } from "./field.js";

const PAUSE = 400;
/**
 * @typedef {import("./field.js").Field & { own: string, kind: string, id: string, base: string, given?: () => string | undefined }} Entry A field, its key, its record's kind and id, the text it was filled with, and what stands in it before the reader writes.
 * @typedef {{ label: string, text: string, own: string }} Part What a field is called, what stands in it, and its key.
 * @typedef {(parts: Part[]) => { label: string, text: string }[]} Gather Puts together what is told as one.
 * @typedef {{ card: Element, kind: string, id: string, title: string, words: Record<string, string>, entries: Entry[], made: HTMLElement, said: Element, rest: HTMLElement, gather?: Gather }} Sheet
 * @typedef {{ item: Element, key?: string, given?: Entry["given"] }} Item What becomes a field. Its key is its own words, in the site's first language, where nothing else is said.
 */

/** @type {Sheet[]} */
export const sheets = [];
/** @type {number | undefined} */
let waiting;

/** @param {Entry} entry */
export const stored = ({ kind, id }) => read(kind, pack, id)?.text ?? "";

/**
 * Both texts, where neither holds the other.
 * @param {string} own
 * @param {string} other
 * @param {string} between
 */
function merged(own, other, between) {
  if (own.includes(other)) return own;
  return other.includes(own) ? other : `${own}\n\n${between}\n${other}`;
}

/**
 * Keep what is written in the field, together with what another tab has written in it meanwhile.
 * @param {Sheet} sheet
 * @param {Entry} entry
 */
function save({ card, words, title, said: told }, entry) {
  const { kind, base, id, label, lines, said } = entry;
  const own = entry.get();
  const kept = stored(entry);
  if (own === base) return;
  const text = kept === base || lines ? own : merged(own, kept, words.other);
  if (text !== own) entry.set(text);
  if (text) write(kind, pack, id, { text, said: said?.(), title, label, lang: languageOf(card) });
  else remove(kind, pack, id);
  const done = stored(entry) === text;
  if (done) entry.base = text;
  say(told, !done ? words.refused : text === own ? words.saved : words.merged);
}

/** What waits to be kept waits no more. */
export const stop = () => clearTimeout(waiting);

export function flush() {
  stop();
  for (const sheet of sheets) for (const entry of sheet.entries) save(sheet, entry);
}

/** @param {number} pause */
function later(pause) {
  stop();
  waiting = setTimeout(flush, pause);
}

/**
 * Fill the field with what is kept, or given.
 * @param {Entry} entry
 */
export function show(entry) {
  entry.base = stored(entry) || (entry.given?.() ?? "");
  entry.set(entry.base);
}

/**
 * Make the item a field of the sheet.
 * @param {Sheet} sheet
 * @param {Item} item
 */
function enter(sheet, { item, key, given }) {
  const made = field(item, `kp.${sheet.id}.${sheet.entries.length}`, sheet.words.unset);
  const own = key ?? made.key;
  const same = sheet.entries.filter((one) => one.own === own).length;
  const entry = { ...made, own, given, kind: sheet.kind, base: "", id: `${sheet.id}/${own}${same ? ` ${same + 1}` : ""}` };
  sheet.entries.push(entry);
  show(entry);
}

/**
 * The items of the list that is the card's own.
 * @param {Element} card
 */
const itemsOf = (card) => [...card.querySelectorAll("li")].filter((item) =>
  item.closest(".kp-card, .kp-tip") === card && !card.contains(item.parentElement?.closest("li") ?? null));

/**
 * Make a form of what stands in `card`.
 * @param {Element} card
 * @param {string} kind
 * @param {string} id
 * @param {string} title
 * @param {Item[]} items
 */
export function open(card, kind, id, title, items) {
  const [made, words] = stencil("ark");
  const [here, rest, , , said] = /** @type {HTMLElement[]} */ ([...made.children]);
  /** @type {Sheet} */
  const sheet = { card, kind, id, title, words, entries: [], made, said, rest };
  sheets.push(sheet);
  items[0].item.parentElement?.before(here);
  for (const item of items) enter(sheet, item);
  card.append(made);
  part(made, "a").setAttribute("href", "mailto:");
  card.addEventListener("input", () => later(PAUSE));
  card.addEventListener("change", () => later(0));
  return sheet;
}

for (const card of document.querySelectorAll("article:not(.kp-guide) .kp-worksheet")) {
  const heading = part(card, ".kp-card__title");
  const items = itemsOf(card).map((item) => ({ item }));
  if (heading.id && items.length) open(card, "sheet", heading.id, heading.textContent.trim(), items);
}
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => document.hidden && flush());
