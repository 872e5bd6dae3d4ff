// The file that a reader takes along: what it holds, and what of such a file may come in. Pure.
import { VERSION, parse } from "../shared/store.js";
import { attempt } from "../shared/attempt.js";

/**
 * @typedef {import("../shared/store.js").Entry} Entry
 */

const FORMAT = "kompetansepakke";

/**
 * A record as itself where it comes back from the file letter for letter, else what stands in the store.
 * @param {Entry} entry
 */
function asItself({ kind, pack, id, raw }) {
  const record = attempt(() => JSON.parse(raw));
  return record !== undefined && JSON.stringify(record) === raw ? { kind, pack, id, record } : { kind, pack, id, raw };
}

/**
 * The file with these entries.
 * @param {Entry[]} entries
 */
export const packed = (entries) => JSON.stringify({ format: FORMAT, version: 1, at: new Date().toISOString(), records: entries.map(asItself) }, null, 1);

/** @param {Entry & { record?: { v?: unknown } | null }} entry What the file says, of which nothing is sure. */
const asEntry = ({ kind, pack, id, raw, record }) => ({ kind, pack, id, raw: raw ?? JSON.stringify(record), isOurs: record?.v === VERSION });

/**
 * Whether it may stand in the store. What another version has written, or what was damaged there, may; what says that
 * it is of this version and isn't, was made outside it.
 * @param {ReturnType<typeof asEntry>} entry
 */
const isSound = ({ kind, pack, id, raw, isOurs }) => [kind, pack, id, raw].every((text) => typeof text === "string")
  && /^[a-z]+\|[\w-]*\|./.test(`${kind}|${pack}|${id}`) && (!isOurs || parse(raw) !== null);

/**
 * The entries of an exported file and how many of them are unsound; null for a file that isn't one.
 * @param {string} text
 * @returns {[Entry[], bad: number] | null}
 */
export const unpacked = (text) => attempt(() => {
  const { format, records } = JSON.parse(text);
  /** @type {Entry[]} */
  const sound = records.filter(Boolean).map(asEntry).filter(isSound);
  const bad = records.length - sound.length;
  return format === FORMAT && (sound.length || !bad) ? /** @type {[Entry[], number]} */ ([sound, bad]) : null;
}, null);
