// A note field at films, podcasts, texts and tasks: a record {text, title, url} a resource, of the kind "note". What
// is written is kept while one writes; two tabs with the same note follow each other and keep what both have written.
// The fields stand there already (note-boxes.js).
import "./brought.js";
import { merged } from "./merge.js";
import { noteBoxes, placeOf, takeOver } from "./note-boxes.js";
import { pack, part, say } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { download, when } from "../shared/taking.js";
import { parse, read, remove, watch, write } from "../shared/store.js";
import { isAbout } from "../shared/records.js";

/** @typedef {import("../shared/store.js").Item} Item */

const PAUSE = 500;
// For so long a tab may have written without having seen what another wrote, in milliseconds.
const RACE = 3000;
/** @type {Note[]} */
const notes = [];

/**
 * What the browser has refused to keep, is not left without a word.
 * @param {Event} event
 */
function guard(event) {
  if (notes.some((note) => note.area.value !== note.seen)) event.preventDefault();
}

class Note {
  // What the store held last and since when, the text before our own last writing, and when that was.
  seen = "";
  /** @type {string | undefined} */
  stamp;
  before = "";
  wrote = 0;
  /** @type {number | undefined} */
  waiting;
  /**
   * What has been built upon already: news of it that comes late is no news.
   * @type {Set<string | undefined>}
   */
  past = new Set();

  /**
   * What keeps the field. Something may have been written in it before this script came.
   * @param {import("./note-boxes.js").NoteBox} drawn
   */
  constructor(drawn) {
    this.drawn = drawn;
    this.id = drawn.id;
    this.box = drawn.box;
    this.words = drawn.words;
    this.area = drawn.area;
    this.rescue = part(drawn.box, "button");
    this.said = part(drawn.box, "[role]");
    this.listen();
    this.take(this.kept());
    this.put(this.area.value);
    if (this.area.value) this.later();
    this.box.open ||= this.area.value !== "";
  }

  kept() {
    return read("note", pack, this.id);
  }

  listen() {
    const { area, rescue, id, drawn: { name } } = this;
    area.addEventListener("input", () => {
      this.put(area.value);
      this.later();
    });
    area.addEventListener("change", () => this.save());
    rescue.addEventListener("click", () => download(`${id}.md`, new Blob([`# ${name}\n\n${area.value}\n`], { type: "text/markdown" })));
  }

  /** @param {string} phrase */
  tell(phrase, failed = false) {
    say(this.said, fill(phrase, { time: when(this.stamp) }));
    this.rescue.hidden = !failed;
    if (failed) addEventListener("beforeunload", guard);
  }

  /** @param {string} text */
  put(text) {
    const { area } = this;
    const at = area.selectionStart;
    if (area.value !== text) area.value = text;
    if (area === document.activeElement) area.setSelectionRange(at, at);
    /** @type {HTMLElement} */ (area.parentElement).dataset.text = text;
    this.box.classList.toggle("kp-notes--filled", text !== "");
  }

  /**
   * Whether the record tells nothing that isn't known.
   * @param {Item | null} record
   * @param {string} text
   */
  knows(record, text) {
    return record ? this.past.has(record.at) || (record.at === this.stamp && text === this.seen) : !this.seen;
  }

  /** @param {Item | null} record */
  take(record) {
    const text = record?.text ?? "";
    if (this.knows(record, text)) return;
    if (record) this.past.add(record.was);
    else this.past.clear();
    const raced = record && record.was !== this.stamp && Date.now() - this.wrote < RACE;
    const own = merged(raced ? this.before : this.seen, this.area.value, text);
    this.seen = text;
    this.stamp = record?.at;
    this.put(own);
    if (own !== text) this.later();
    else this.tell(text && this.words.saved);
  }

  save() {
    const { id, words } = this;
    const there = this.kept();
    this.take(there);
    clearTimeout(this.waiting);
    const text = this.area.value.trim() && this.area.value;
    if (text === this.seen) return;
    if (text) write("note", pack, id, { ...there, at: new Date().toISOString(), text, ...placeOf(this.drawn), was: this.stamp });
    else if (there) remove("note", pack, id);
    const now = this.kept();
    if ((now?.text ?? "") !== text) {
      this.tell(words.refused, true);
      return;
    }
    this.past.add(this.stamp);
    Object.assign(this, { before: this.seen, seen: text, stamp: now?.at, wrote: Date.now() });
    this.tell(now ? words.saved : words.removed);
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
  }
}

takeOver();
for (const drawn of noteBoxes) notes.push(new Note(drawn));
/** @param {(note: Note) => void} action */
const each = (action) => () => notes.forEach(action);
watch((event) => {
  if (event) for (const note of notes) if (isAbout(event, "note", pack, note.id)) note.take(parse(event.newValue));
});
addEventListener("pagehide", each((note) => note.save()));
document.addEventListener("visibilitychange", each((note) => note.save()));
addEventListener("pageshow", each((note) => note.take(note.kept())));
addEventListener("beforeprint", each(({ box }) => {
  box.open ||= box.matches(".kp-notes--filled");
}));
