// Two sets of all that a reader has, as one that loses nothing of either. Nothing here touches the page or the
// storage, so that it can be tried on random sets.
import { ASIDE, parse } from "../shared/store.js";

const BETWEEN = "\n\n– – –\n\n";
// Fields that are not the reader's words.
const AROUND = ["v", "at", "was", "text", "title", "label", "url", "module"];

// The parts of texts, newest first, without those that another holds.
function union(texts) {
  const parts = texts.flatMap((text) => text.split(BETWEEN));
  return parts.filter((part, at) => !parts.some((other, place) => place !== at
    && other.includes(part) && (other !== part || place < at))).join(BETWEEN);
}

// Two entries that can be read, as one; and the older of them where not all of it found room in that one.
function united(first, second) {
  const order = ({ raw }) => parse(raw).at + raw;
  const [newer, older] = order(first) >= order(second) ? [first, second] : [second, first];
  const [late, early] = [parse(newer.raw), parse(older.raw)];
  const record = { ...early, ...late };
  if (early.text !== undefined && late.text !== undefined) record.text = union([late.text, early.text]);
  const whole = Object.keys(early).every((name) => AROUND.includes(name) || JSON.stringify(early[name]) === JSON.stringify(record[name]));
  return [{ ...newer, raw: JSON.stringify(record) }, whole ? null : older];
}

/** Entries {kind, pack, id, raw} of two sets in one set: marks united, both texts kept, what can't be joined put aside. */
export function joined(mine, theirs) {
  const all = new Map();
  const aside = ({ kind, pack, id, raw }) => add({ kind: ASIDE, pack, raw, id: kind === ASIDE ? `${id}'` : `${kind}:${id}:${parse(raw)?.at ?? ""}` });
  function add(entry) {
    const key = [entry.kind, entry.pack, entry.id].join("|");
    const there = all.get(key);
    const readable = (one) => entry.kind !== ASIDE && parse(one.raw) !== null;
    if (!there) all.set(key, entry);
    if (!there || there.raw === entry.raw) return;
    let left;
    if (readable(there) && readable(entry)) [entry, left] = united(there, entry);
    else if (readable(there) || (!readable(entry) && there.raw < entry.raw)) [entry, left] = [there, entry];
    else left = there;
    all.set(key, entry);
    if (left) aside(left);
  }
  for (const entry of [...mine, ...theirs]) add({ ...entry });
  return [...all.values()];
}
