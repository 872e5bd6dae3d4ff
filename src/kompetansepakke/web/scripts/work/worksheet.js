// Worksheets as forms. What is written stays in this browser: a record for each field, of the kind "sheet", with the
// id "<id of the worksheet>/<the field's own words>" and {text, said, title, label}. The words and not the number are the
// key, so that a list in another order, or with a new item in it, leaves each answer with its question; answers to
// items that the sheet has no longer are shown below it. A translation has the words of the site's first language as
// its keys, so that all languages share the answers.
import { answer, answers } from "../notes/brought.js";
import { fold } from "../shared/fold.js";
import { download, languageOf, later, pack, part, printAlone, run, say, stencil } from "../shared/page.js";
import { keeps, read, records, remove, watch, write } from "../shared/store.js";
import { field } from "./field.js";

const PAUSE = 400;
const LONGEST_MAIL = 1800;
/**
 * @typedef {import("./field.js").Field & { own: string, kind: string, id: string, base: string, given?: () => string | undefined }} Entry A field, its key, its record's kind and id, the text it was filled with, and what stands in it before the reader writes.
 * @typedef {{ label: string, text: string, own: string }} Part What a field is called, what stands in it, and its key.
 * @typedef {(parts: Part[]) => { label: string, text: string }[]} Gather Puts together what is told as one.
 * @typedef {{ card: Element, kind: string, id: string, title: string, entries: Entry[], said: Element, rest: HTMLElement, gather: Gather }} Sheet
 * @typedef {{ item: Element, key?: string, given?: Entry["given"] }} Item What becomes a field. Its key is its own words, in the site's first language, where nothing else is said.
 */

/** @type {Sheet[]} */
const sheets = [];
/** @type {Record<string, string>} */
let words;
/** @type {number | undefined} */
let waiting;

/** @param {Entry} entry */
const stored = ({ kind, id }) => read(kind, pack, id)?.text ?? "";

/**
 * Both texts, where neither holds the other.
 * @param {string} own
 * @param {string} other
 */
function merged(own, other) {
  if (own.includes(other)) return own;
  return other.includes(own) ? other : `${own}\n\n${words.other}\n${other}`;
}

/**
 * Keep what is written in the field, together with what another tab has written in it meanwhile.
 * @param {Sheet} sheet
 * @param {Entry} entry
 */
function save(sheet, entry) {
  const { kind, base, id, label, lines, said } = entry;
  const own = entry.get();
  const kept = stored(entry);
  if (own === base) return;
  const text = kept === base || lines ? own : merged(own, kept);
  if (text !== own) entry.set(text);
  if (text) write(kind, pack, id, { text, said: said?.(), title: sheet.title, label });
  else remove(kind, pack, id);
  const done = stored(entry) === text;
  if (done) entry.base = text;
  say(sheet.said, !done ? words.refused : text === own ? words.saved : words.merged);
}

function flush() {
  clearTimeout(waiting);
  for (const sheet of sheets) for (const entry of sheet.entries) save(sheet, entry);
}

/** Fields in which nothing has been written since they were kept, follow the other tabs. */
function follow() {
  for (const sheet of sheets) {
    for (const entry of sheet.entries) {
      if (entry.get() === entry.base && stored(entry) !== entry.base) show(entry);
    }
    const left = rest(sheet);
    sheet.rest.hidden = !left.length;
    sheet.rest.lastElementChild?.replaceChildren(...left.map(answer));
  }
}

/** @param {Entry} entry */
function show(entry) {
  entry.base = stored(entry) || (entry.given?.() ?? "");
  entry.set(entry.base);
}

/** Let what is given stand in fields in which nothing has been written. */
export function renew() {
  for (const { entries } of sheets) for (const entry of entries) if (entry.given && entry.get() === entry.base) show(entry);
}

/** @param {Sheet} sheet */
const rest = (sheet) => answers(sheet.id, sheet.kind).filter(({ id }) => !sheet.entries.some((entry) => entry.id === id));

/**
 * All that the sheet holds; of minutes, which have room for more than is used, what is filled in.
 * @param {Sheet} sheet
 * @returns {[heading: string, text: string][]}
 */
const filled = (sheet) => [...sheet.gather(sheet.entries.map(({ label, get, lines, own }) => ({ label, own, text: (lines ?? get)() }))), ...rest(sheet)]
  .filter(({ text }) => text || sheet.kind === "sheet").map(({ label, text }) => [label, text]);

/** @param {Sheet} sheet */
const fileName = (sheet) => fold(sheet.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "arbeidsark";

/** @param {Sheet} sheet */
function markdown(sheet) {
  const parts = filled(sheet).map(([label, text]) => `## ${label}\n\n${text.replaceAll("\n", "  \n")}\n`);
  download(`${fileName(sheet)}.md`, new Blob([[`# ${sheet.title}\n`, ...parts].join("\n")], { type: "text/markdown" }));
}

/**
 * As a Word file; as Markdown where the script that makes Word files doesn't come.
 * @param {Sheet} sheet
 */
async function word(sheet) {
  await run("assets/kp/word.js").catch(() => {});
  if (later.docx) download(`${fileName(sheet)}.docx`, later.docx(sheet.title, languageOf(sheet.card).replace(/^[a-z]+$/, "$&-NO"), filled(sheet)));
  else markdown(sheet);
}

/**
 * Lead to a mail with the answers; say so where they are too long for an address.
 * @param {Sheet} sheet
 * @param {HTMLAnchorElement} link
 * @param {Event} event
 */
function mail(sheet, link, event) {
  flush();
  const text = filled(sheet).map((parts) => parts.join("\n")).join("\n\n").replaceAll("\n", "\r\n");
  const address = `mailto:?subject=${encodeURIComponent(sheet.title)}&body=${encodeURIComponent(text)}`;
  if (address.length < LONGEST_MAIL) link.href = address;
  else {
    event.preventDefault();
    say(sheet.said, words.long);
  }
}

/**
 * What is kept of the sheet goes, what could not be read too: the next at the machine finds nothing.
 * @param {Sheet} sheet
 */
function clear(sheet) {
  clearTimeout(waiting);
  for (const { kind, pack: own, id } of records()) {
    if (own === pack && `${kind}:${id}`.replace("aside:", "").startsWith(`${sheet.kind}:${sheet.id}/`)) remove(kind, own, id);
  }
  sheet.entries.forEach(show);
}

/**
 * Make the item a field of the sheet.
 * @param {Sheet} sheet
 * @param {Item} item
 */
function enter(sheet, { item, key, given }) {
  const made = field(item, `kp.${sheet.id}.${sheet.entries.length}`, (now) => {
    clearTimeout(waiting);
    waiting = setTimeout(flush, now ? 0 : PAUSE);
  }, words.unset);
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
 * @param {Gather} [gather]
 */
export function open(card, kind, id, title, items, gather = (parts) => parts) {
  const [made, phrases] = stencil("ark");
  words = phrases;
  const [here, left, , , said] = /** @type {HTMLElement[]} */ ([...made.children]);
  /** @type {Sheet} */
  const sheet = { card, kind, id, title, entries: [], said, rest: left, gather };
  sheets.push(sheet);
  items[0].item.parentElement?.before(here);
  for (const item of items) enter(sheet, item);
  card.append(made);
  press(sheet, made, /** @type {HTMLElement[]} */ ([...made.querySelectorAll("button")]));
  card.addEventListener("focusin", () => keeps() || say(said, words.refused), { once: true });
}

/**
 * Let the buttons of the sheet do what they say.
 * @param {Sheet} sheet
 * @param {Element} made
 * @param {HTMLElement[]} buttons
 */
function press(sheet, made, [toWord, toMarkdown, toPaper, ask, yes, no]) {
  /** @type {HTMLAnchorElement} */
  const toMail = part(made, "a");
  const question = part(made, ".kp-note");
  toWord.onclick = () => word(sheet);
  toMarkdown.onclick = () => markdown(sheet);
  toPaper.onclick = () => printAlone(sheet.card);
  toMail.href = "mailto:";
  toMail.onclick = (event) => mail(sheet, toMail, event);
  ask.onclick = () => {
    question.hidden = false;
    yes.focus();
  };
  // There is no «undo»: on a shared machine, gone is gone.
  yes.onclick = () => {
    clear(sheet);
    no.click();
    say(sheet.said, words.cleared);
  };
  no.onclick = () => {
    question.hidden = true;
    ask.focus();
  };
}

for (const card of document.querySelectorAll("article:not(.kp-guide) .kp-worksheet")) {
  const heading = part(card, ".kp-card__title");
  const items = itemsOf(card).map((item) => ({ item }));
  if (heading.id && items.length) open(card, "sheet", heading.id, heading.textContent.trim(), items);
}
if (sheets.length) begin();

/** Fill the forms, and keep them and what is kept alike. */
export function begin() {
  follow();
  watch(follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
}
