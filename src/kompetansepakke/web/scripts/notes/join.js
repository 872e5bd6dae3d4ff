// Two sets of all that a reader has, as one that loses nothing of either. Nothing here touches the page or the
// storage, so that it can be tried on random sets.
import { ASIDE, parse } from "../shared/store.js";

const BETWEEN = "\n\n– – –\n\n";
// Fields that are not the reader's words.
const AROUND = ["v", "at", "was", "text", "said", "title", "label", "url", "module"];

/**
 * @typedef {import("../shared/store.js").Entry} Entry
 * @typedef {import("../shared/store.js").Item} Item
 */

/**
 * The parts of texts, newest first, without those that another holds.
 * @param {string[]} texts
 */
function union(texts) {
  const parts = texts.flatMap((text) => text.split(BETWEEN));
  return parts.filter((part, at) => !parts.some((other, place) => place !== at
    && other.includes(part) && (other !== part || place < at))).join(BETWEEN);
}

/**
 * Two entries that can be read, as one; and the older of them where not all of it found room in that one.
 * @param {Entry} first
 * @param {Entry} second
 * @returns {[Entry, Entry | null]}
 */
function united(first, second) {
  const [one, other] = /** @type {[Item, Item]} */ ([parse(first.raw), parse(second.raw)]);
  const isNewer = one.at + first.raw >= other.at + second.raw;
  const [late, early] = isNewer ? [one, other] : [other, one];
  const record = { ...early, ...late };
  // A plan's text only says what its choices give.
  if (early.text !== undefined && late.text !== undefined && late.query === undefined) record.text = union([late.text, early.text]);
  if (record.text !== late.text || late.said === undefined) delete record.said;
  const kept = new Map(Object.entries(record));
  const whole = Object.entries(early).every(([name, value]) => AROUND.includes(name) || JSON.stringify(value) === JSON.stringify(kept.get(name)));
  return [{ ...isNewer ? first : second, raw: JSON.stringify(record) }, whole ? null : isNewer ? second : first];
}

/**
 * Whether it can be read and isn't put aside.
 * @param {Entry} entry
 */
const isReadable = ({ kind, raw }) => kind !== ASIDE && parse(raw) !== null;

/**
 * Two entries of the same place: the one that stays, and what of the other has no room in it.
 * @param {Entry} there
 * @param {Entry} entry
 * @returns {[Entry, Entry | null]}
 */
function settled(there, entry) {
  if (isReadable(there) && isReadable(entry)) return united(there, entry);
  return isReadable(there) || (!isReadable(entry) && there.raw < entry.raw) ? [there, entry] : [entry, there];
}

/**
 * The entry as what is put aside.
 * @param {Entry} entry
 * @returns {Entry}
 */
const aside = ({ kind, pack, id, raw }) => ({ kind: ASIDE, pack, raw, id: kind === ASIDE ? `${id}'` : `${kind}:${id}:${parse(raw)?.at ?? ""}` });

/**
 * The entries of two sets in one set: marks united, both texts kept, what can't be joined put aside.
 * @param {Entry[]} mine
 * @param {Entry[]} theirs
 */
export function joined(mine, theirs) {
  /** @type {Map<string, Entry>} */
  const all = new Map();
  /** @param {Entry} entry */
  function add(entry) {
    const key = [entry.kind, entry.pack, entry.id].join("|");
    const there = all.get(key);
    if (there?.raw === entry.raw) return;
    const [stays, left] = there ? settled(there, entry) : [entry, null];
    all.set(key, stays);
    if (left) add(aside(left));
  }
  for (const entry of [...mine, ...theirs]) add({ ...entry });
  return [...all.values()];
}
