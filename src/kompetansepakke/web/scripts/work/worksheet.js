// What can be done with worksheets: they follow other tabs, show answers to items that they have no longer, and can be
// downloaded, printed, mailed and emptied. The forms stand there already, and keep what is written (sheet-form.js).
import { answer, answers } from "../notes/answers.js";
import { fold } from "../shared/fold.js";
import { later, pack, part, run, say } from "../shared/page.js";
import { keeps, records } from "../shared/records.js";
import { remove, watch } from "../shared/store.js";
import { languageOf } from "../shared/language.js";
import { download, printAlone } from "../shared/taking.js";
import { flush, sheets, show, stop, stored } from "./sheet-form.js";

/** @typedef {import("./sheet-form.js").Sheet} Sheet */

const LONGEST_MAIL = 1800;

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

/** Let what is given stand in fields in which nothing has been written. */
export function renew() {
  for (const { entries } of sheets) for (const entry of entries) if (entry.given && entry.get() === entry.base) show(entry);
}

/** @param {Sheet} sheet */
const rest = (sheet) => answers(sheet.id, sheet.kind).filter(({ id }) => !sheet.entries.some((entry) => entry.id === id));

/**
 * @param {Sheet} sheet
 * @param {import("./sheet-form.js").Part[]} parts
 */
const gathered = ({ gather }, parts) => gather?.(parts) ?? parts;

/**
 * All that the sheet holds; of minutes, which have room for more than is used, what is filled in.
 * @param {Sheet} sheet
 * @returns {[heading: string, text: string][]}
 */
const filled = (sheet) => [...gathered(sheet, sheet.entries.map(({ label, get, lines, own }) => ({ label, own, text: (lines ?? get)() }))), ...rest(sheet)]
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
    say(sheet.said, sheet.words.long);
  }
}

/**
 * What is kept of the sheet goes, what could not be read too: the next at the machine finds nothing.
 * @param {Sheet} sheet
 */
function clear(sheet) {
  stop();
  for (const { kind, pack: own, id } of records()) {
    if (own === pack && `${kind}:${id}`.replace("aside:", "").startsWith(`${sheet.kind}:${sheet.id}/`)) remove(kind, own, id);
  }
  sheet.entries.forEach(show);
}

/**
 * Let the buttons of the sheet do what they say.
 * @param {Sheet} sheet
 */
function press(sheet) {
  const { card, made, said, words } = sheet;
  const [toWord, toMarkdown, toPaper, ask, yes, no] = /** @type {HTMLElement[]} */ ([...made.querySelectorAll("button")]);
  /** @type {HTMLAnchorElement} */
  const toMail = part(made, "a");
  const question = part(made, ".kp-note");
  toWord.onclick = () => word(sheet);
  toMarkdown.onclick = () => markdown(sheet);
  toPaper.onclick = () => printAlone(card);
  toMail.onclick = (event) => mail(sheet, toMail, event);
  ask.onclick = () => {
    question.hidden = false;
    yes.focus();
  };
  // There is no «undo»: on a shared machine, gone is gone.
  yes.onclick = () => {
    clear(sheet);
    no.click();
    say(said, words.cleared);
  };
  no.onclick = () => {
    question.hidden = true;
    ask.focus();
  };
}

/** Bring the forms and what is kept into line, and keep them so. */
export function begin() {
  for (const sheet of sheets) {
    press(sheet);
    const warn = () => keeps() || say(sheet.said, sheet.words.refused);
    if (sheet.card.contains(document.activeElement)) warn();
    else sheet.card.addEventListener("focusin", warn, { once: true });
  }
  follow();
  watch(follow);
  addEventListener("pageshow", follow);
}

if (sheets.length) begin();
