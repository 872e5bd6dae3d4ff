// All that the reader has in this browser, in one place: to see, to take along, to bring in, to delete. What this
// edition doesn't hold and what can't be read is listed too. Buttons and phrases stand in the page
// (pages/templates/notes.html). This is the script of that page alone, beside kp.js.
import { joined } from "./join.js";
import { isLost, linesOfAll } from "./listed.js";
import { packed, unpacked } from "./exchange.js";
import { el, part, stencil } from "../shared/page.js";
import { fill, href } from "../shared/wording.js";
import { download, when, written } from "../shared/taking.js";
import { ASIDE, changed, put, watch } from "../shared/store.js";
import { clear, keeps, records } from "../shared/records.js";
import { styled } from "../shared/styled.js";

/**
 * @typedef {import("../shared/store.js").Entry} Entry
 * @typedef {import("../shared/records.js").Found} Found
 */

styled("kept");
/** @type {HTMLElement} */
const place = part(document, "[data-kp-all-notes]");
const words = /** @type {Record<string, string>} */ (place.dataset);
/**
 * @param {string} name
 * @returns {HTMLElement}
 */
const area = (name) => part(place, `[data-part="${name}"]`);
/**
 * @param {string} phrase
 * @param {Record<string, unknown>} [fields]
 */
const tell = (phrase, fields = {}) => {
  area("said").textContent = fill(phrase, fields);
};
/** @type {HTMLTemplateElement} */
const { content } = part(place, "template");
/** @param {Found[]} all */
const lines = (all) => linesOfAll(all, /** @type {HTMLElement} */ (content.cloneNode(true)).children, words);

/** @param {import("./listed.js").Line} line */
function shown([level, text, url, entry, lang]) {
  if (level) return [el(/** @type {"h2"} */ (`h${level}`), {}, url ? el("a", { href: href(url) }, text) : text)];
  return entry ? [written(text, lang), el("p", { class: "kp-facts" }, fill(words.saved, { time: when(entry.record?.at) }))] : [el("p", { lang }, text)];
}

/** @param {Found} entry */
function lost({ kind, pack, id, raw }) {
  const [made] = stencil("tapt");
  const [name, press] = made.children;
  name.textContent = `${pack} ${id}`;
  press.ariaLabel = `${press.textContent}: ${id}`;
  press.addEventListener("click", () => download(`${kind}-${id.replaceAll(/\W+/g, "-")}.txt`, new Blob([raw])));
  return made;
}

function show() {
  const all = records();
  const unread = all.filter(isLost);
  const size = all.reduce((sum, { id, raw }) => sum + id.length + raw.length, 0);
  area("used").textContent = all.length ? fill(words.used, { size: Math.ceil(size / 1000) }) : words.empty;
  area("list").replaceChildren(...lines(all).flatMap(shown));
  area("lost").hidden = !unread.length;
  area("lost").lastElementChild?.replaceChildren(...unread.map(lost));
}

/**
 * Swedish dates are the reader's own day as 2026-11-28.
 * @param {string} end
 * @param {string} text
 */
const file = (end, text) => download(`notater-${new Date().toLocaleDateString("sv")}.${end}`, new Blob([text]));

/** @param {File} chosen */
async function fetched(chosen) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
  } catch {
    tell(words.encoding);
    return;
  }
  const [sound, bad] = unpacked(text) ?? [];
  if (sound) bring(sound, (sound.length === 1 ? words.broughtOne : words.brought) + (bad ? ` ${fill(words.leftOut, { bad })}` : ""));
  else tell(words.foreign);
}

/**
 * Bring entries in, and say how it went. What is put aside goes first: it must be safe before it is replaced.
 * @param {Entry[]} entries
 * @param {string} phrase
 */
function bring(entries, phrase) {
  /** @param {Entry} entry */
  const name = ({ kind, pack, id, raw }) => JSON.stringify([kind, pack, id, raw]);
  const mine = records();
  const there = new Set(mine.map(name));
  const fresh = joined(mine, entries).filter((entry) => !there.has(name(entry)));
  const refused = fresh.sort((one, other) => Number(other.kind === ASIDE) - Number(one.kind === ASIDE))
    .reduce((count, { kind, pack, id, raw }) => count || !put(kind, pack, id, raw) ? count + 1 : 0, 0);
  changed();
  tell(refused ? words.refused : phrase, { count: refused || entries.length });
}

/**
 * @param {boolean} open
 * @param {string} focus
 */
function asks(open, focus) {
  area("question").hidden = !open;
  part(place, `[data-press="${focus}"]`).focus();
}

/** @type {HTMLInputElement} */
const input = part(place, "input");
/** @type {Found[]} */
let deleted = [];
/** @type {Record<string, () => void>} */
const presses = {
  json: () => file("json", packed(records())),
  markdown: () => file("md", /** @type {import("./listed.js").Line[]} */ ([[1, part(document, "h1").textContent], ...lines(records())])
    .map(([level, text]) => `${"#".repeat(level)}${level ? " " : ""}${el("p", {}, text).textContent}\n`).join("\n")),
  fetch: () => input.click(),
  delete: () => asks(true, "no"),
  no: () => asks(false, "delete"),
  yes() {
    deleted = records();
    clear();
    const gone = !records().length;
    area("undo").hidden = !gone;
    tell(gone ? words.deleted : words.blocked);
    asks(false, gone ? "undo" : "delete");
  },
  undo() {
    bring(deleted, words.undone);
    area("undo").hidden = true;
    asks(false, "delete");
  },
};

place.hidden = false;
place.addEventListener("click", ({ target }) => presses[/** @type {HTMLElement} */ (target).dataset.press ?? ""]?.());
input.addEventListener("change", async () => {
  const [chosen] = input.files ?? [];
  if (chosen) await fetched(chosen);
  input.value = "";
});
if (!keeps()) tell(words.blocked);
watch(show);
show();
