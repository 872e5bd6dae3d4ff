// Worksheets as forms. What is written stays in this browser: a record for each field, of the kind "sheet", with the
// id "<id of the worksheet>/<the field's own words>" and {text, title, label}. The words and not the number are the
// key, so that a list in another order, or with a new item in it, leaves each answer with its question; answers to
// items that the sheet has no longer are shown below it.
import { fold } from "../shared/fold.js";
import { download, el, later, pack, printAlone, run, stencil } from "../shared/page.js";
import { keeps, read, records, remove, watch, write } from "../shared/store.js";
import { field } from "./field.js";

const PAUSE = 400;
const LONGEST_MAIL = 1800;
const sheets = [];
let words;
let waiting;

const stored = (entry) => read("sheet", pack, entry.id)?.text ?? "";

/** The answers kept for a worksheet of the page's package: [{id, label, text}], by their labels. */
export const answers = (sheet) => records("sheet").filter(({ pack: own, id }) => own === pack && id.startsWith(`${sheet}/`))
  .map(({ id, record }) => ({ id, label: id.slice(sheet.length + 1), text: record?.text })).filter(({ text }) => text);

/** An answer with its label, to read. */
export const answer = ({ label, text }) => el("p", { class: "kp-answer" }, el("strong", {}, label), `\n${text}`);

function say({ said }, phrase) {
  if (said.textContent !== phrase) said.textContent = phrase;
}

/** Both texts, where neither holds the other. */
function merged(own, other) {
  if (own.includes(other)) return own;
  return other.includes(own) ? other : `${own}\n\n${words.other}\n${other}`;
}

/** Keep what is written in the field, together with what another tab has written in it meanwhile. */
function save(sheet, entry) {
  const { base, id, label, lines } = entry;
  const own = entry.get();
  const kept = stored(entry);
  if (own === base) return;
  const text = kept === base || lines ? own : merged(own, kept);
  if (text !== own) entry.set(text);
  if (text) write("sheet", pack, id, { text, title: sheet.title, label });
  else remove("sheet", pack, id);
  const done = stored(entry) === text;
  if (done) entry.base = text;
  say(sheet, !done ? words.refused : text === own ? words.saved : words.merged);
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
    sheet.rest.lastElementChild.replaceChildren(...left.map(answer));
  }
}

function show(entry) {
  entry.base = stored(entry);
  entry.set(entry.base);
}

const rest = (sheet) => answers(sheet.id).filter(({ id }) => !sheet.entries.some((entry) => entry.id === id));

/** All that the sheet holds: [heading, text]. */
const filled = (sheet) => [...sheet.entries.map(({ label, get, lines }) => [label, (lines ?? get)()]),
  ...rest(sheet).map(({ label, text }) => [label, text])];

const fileName = (sheet) => fold(sheet.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "arbeidsark";

function markdown(sheet) {
  const parts = filled(sheet).map(([label, text]) => `## ${label}\n\n${text.replaceAll("\n", "  \n")}\n`);
  download(`${fileName(sheet)}.md`, new Blob([[`# ${sheet.title}\n`, ...parts].join("\n")], { type: "text/markdown" }));
}

/** As a Word file; as Markdown where the script that makes Word files doesn't come. */
async function word(sheet) {
  const lang = sheet.card.closest("[lang]").lang.replace(/^[a-z]+$/, "$&-NO");
  try {
    await run("assets/kp/word.js");
  } catch {
    markdown(sheet);
    return;
  }
  download(`${fileName(sheet)}.docx`, later.docx(sheet.title, lang, filled(sheet)));
}

/** Lead to a mail with the answers; say so where they are too long for an address. */
function mail(sheet, event) {
  flush();
  const text = filled(sheet).map((parts) => parts.join("\n")).join("\n\n").replaceAll("\n", "\r\n");
  const address = `mailto:?subject=${encodeURIComponent(sheet.title)}&body=${encodeURIComponent(text)}`;
  if (address.length < LONGEST_MAIL) event.target.href = address;
  else {
    event.preventDefault();
    say(sheet, words.long);
  }
}

/** What is kept of the sheet goes, what could not be read too: the next at the machine finds nothing. */
function clear(sheet) {
  clearTimeout(waiting);
  for (const { kind, pack: own, id } of records()) {
    if (own === pack && `${kind}:${id}`.replace("aside:", "").startsWith(`sheet:${sheet.id}/`)) remove(kind, own, id);
  }
  sheet.entries.forEach(show);
}

/** Make the item a field of the sheet. */
function enter(sheet, item) {
  const made = field(item, `kp.${sheet.id}.${sheet.entries.length}`, (now) => {
    clearTimeout(waiting);
    waiting = setTimeout(flush, now ? 0 : PAUSE);
  }, words.unset);
  const same = sheet.entries.filter(({ label }) => label === made.label).length;
  const entry = { ...made, id: `${sheet.id}/${made.label}${same ? ` ${same + 1}` : ""}` };
  sheet.entries.push(entry);
  show(entry);
}

function open(card) {
  const heading = card.querySelector(".kp-card__title");
  const items = [...card.querySelectorAll("li")].filter((item) =>
    item.closest(".kp-card, .kp-tip") === card && !card.contains(item.parentElement.closest("li")));
  if (!heading.id || !items.length) return;
  let made;
  [made, words] = stencil("ark");
  const [here, left, , question, said] = made.children;
  const [toWord, toMarkdown, toPaper, toMail, ask, yes, no] = made.querySelectorAll(".kp-button");
  const sheet = { card, id: heading.id, title: heading.textContent.trim(), entries: [], said, rest: left };
  sheets.push(sheet);
  items[0].parentElement.before(here);
  for (const item of items) enter(sheet, item);
  card.append(made);
  toWord.onclick = () => word(sheet);
  toMarkdown.onclick = () => markdown(sheet);
  toPaper.onclick = () => printAlone(card);
  toMail.href = "mailto:";
  toMail.onclick = (event) => mail(sheet, event);
  ask.onclick = () => {
    question.hidden = false;
    yes.focus();
  };
  // There is no «undo»: on a shared machine, gone is gone.
  yes.onclick = () => {
    clear(sheet);
    no.click();
    say(sheet, words.cleared);
  };
  no.onclick = () => {
    question.hidden = true;
    ask.focus();
  };
  card.addEventListener("focusin", () => keeps() || say(sheet, words.refused), { once: true });
}

document.querySelectorAll("article:not(.kp-guide) .kp-worksheet").forEach(open);
if (sheets.length) {
  follow();
  watch(follow);
  addEventListener("pageshow", follow);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
}
