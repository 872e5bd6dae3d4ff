// All that is kept of this site at once, and whether the browser keeps anything.
import { keep, kept } from "./storage.js";
import { START, changed, keyOf, keys, parse } from "./store.js";

/** @typedef {import("./store.js").Entry & { record: import("./store.js").Item | null }} Found An entry, with its record where it can be read. */

/** Whether the browser keeps anything for this page. */
export const keeps = () => keep(`${START}try`, "1") && keep(`${START}try`, null);

/**
 * Every record of this site, or of one kind.
 * @param {string} [kind]
 * @returns {Found[]}
 */
export function records(kind) {
  return keys().flatMap((key) => {
    const [own, pack, ...rest] = key.slice(START.length).split("|");
    const id = rest.join("|");
    const raw = kept(key);
    return raw !== null && id && (!kind || own === kind) ? [{ kind: own, pack, id, raw, record: parse(raw) }] : [];
  });
}

/** Forget everything of this site: what was put aside too, and what is no record at all. */
export function clear() {
  for (const key of keys()) keep(key, null);
  changed();
}

/**
 * Whether a storage event is about this record.
 * @param {StorageEvent} event
 * @param {[kind: string, pack: string, id: string]} place
 */
export const isAbout = (event, ...place) => event.key === null || event.key === keyOf(...place);
