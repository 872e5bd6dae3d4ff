// All that a reader writes or marks, in this browser only. One record a key, so that two tabs never
// overwrite each other's. What can't be read is kept as it is, never thrown away.
//
// A key is kp|<site>|<kind>|<package>|<id>; the site is the folder that the editions lie in, so that they share notes.
// A record is an object {v: 1, at: <ISO time>, …}; the fields that are shown are texts where it has them.
import { attempt } from "./attempt.js";
import { SITE, keep, kept } from "./storage.js";

/**
 * @typedef {{ text?: string, said?: string, title?: string, label?: string, lang?: string, url?: string, was?: string, module?: number, query?: string, steps?: number[][] }} Fields
 * What a reader's record says: the text (of a step of a scale also as it was called on the page), what it is of and where
 * that stands, and the language of those words; for a note when the one before was kept;
 * for a plan its choices, as the planner's address has them; for a meeting how long its steps were to take and took.
 * @typedef {Fields & { v: number, at: string }} Item A record as it is kept.
 * @typedef {{ kind: string, pack: string, id: string, raw: string }} Entry What the browser keeps, and where.
 */

/** What records are written in. */
export const VERSION = 1;
const TEXTS = /** @type {const} */ (["text", "said", "title", "label", "url", "query"]);
/** How the keys of all records begin. */
export const START = `kp|${SITE.replaceAll("|", "%7C")}|`;
const CHANGED = "kp:store";
/** What was put aside because it can't be read is of this kind. */
export const ASIDE = "aside";

/**
 * Where a record is kept.
 * @param {[kind: string, pack: string, id: string]} place
 */
export const keyOf = (...place) => START + place.join("|");
/** Tell all who watch that something is new. */
export const changed = () => document.dispatchEvent(new Event(CHANGED));

/**
 * The record that `raw` holds, or null where this version can't read it.
 * @param {string | null} raw
 * @returns {Item | null}
 */
export function parse(raw) {
  const record = attempt(() => JSON.parse(raw ?? ""), null);
  return record && record.v === VERSION && typeof record.at === "string"
    && TEXTS.every((name) => ["string", "undefined"].includes(typeof record[name])) ? record : null;
}

/**
 * The record, or null where there is none that can be read.
 * @param {[kind: string, pack: string, id: string]} place
 */
export const read = (...place) => parse(kept(keyOf(...place)));

/**
 * Keep `raw` as it is and tell nobody; false where the browser refused (full, blocked).
 * @param {string} kind
 * @param {string} pack
 * @param {string} id
 * @param {string} raw
 */
export const put = (kind, pack, id, raw) => keep(keyOf(kind, pack, id), raw);

/**
 * Keep a record; false where the browser refused. What was there and can't be read is put aside first.
 * @param {string} kind
 * @param {string} pack
 * @param {string} id
 * @param {Fields & { at?: string }} fields
 */
export function write(kind, pack, id, fields) {
  const before = kept(keyOf(kind, pack, id));
  const aside = `${kind}:${id}:${Date.now()}`;
  const unread = before !== null && !parse(before);
  if (unread && !put(ASIDE, pack, aside, before)) return false;
  const done = put(kind, pack, id, JSON.stringify({ v: VERSION, at: new Date().toISOString(), ...fields }));
  if (done) changed();
  else if (unread) remove(ASIDE, pack, aside);
  return done;
}

/**
 * Forget a record.
 * @param {[kind: string, pack: string, id: string]} place
 */
export function remove(...place) {
  keep(keyOf(...place), null);
  changed();
}

/** The keys of all that is kept. */
export const keys = () => attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(START)).sort();

/**
 * Call `action` after each change, in this tab or another, with the storage event in the latter case; and when a page
 * that the browser kept is shown again, since nobody tells it what was changed or deleted meanwhile.
 * @param {(event?: StorageEvent) => void} action
 */
export function watch(action) {
  document.addEventListener(CHANGED, () => action());
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(START)) action(event);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && action());
}
