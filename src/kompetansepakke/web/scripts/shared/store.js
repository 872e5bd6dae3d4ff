// All that a reader writes or marks, in this browser only. One record a key, so that two tabs never
// overwrite each other's. What can't be read is kept as it is, never thrown away.
//
// A key is kp|<site>|<kind>|<package>|<id>; the site is the folder that the editions lie in, so that they share notes.
// A record is an object {v: 1, at: <ISO time>, …}; the fields that are shown are texts where it has them.
/** What records are written in. */
export const VERSION = 1;
const TEXTS = ["text", "title", "label", "url"];
const root = document.documentElement.dataset;
export const SITE = new URL(`${root.kpEdition ?? "."}/..`, location.href).pathname.replaceAll("|", "%7C");
const START = `kp|${SITE}|`;
const CHANGED = "kp:store";
/** What was put aside because it can't be read is of this kind. */
export const ASIDE = "aside";

const attempt = (action, otherwise) => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

const keyOf = (kind, pack, id) => `${START}${kind}|${pack}|${id}`;
const rawOf = (kind, pack, id) => attempt(() => localStorage.getItem(keyOf(kind, pack, id)), null);
/** Tell all who watch that something is new. */
export const changed = () => document.dispatchEvent(new Event(CHANGED));

/** The record that `raw` holds, or null where this version can't read it. */
export function parse(raw) {
  const record = attempt(() => JSON.parse(raw), null);
  return record && record.v === VERSION && typeof record.at === "string"
    && TEXTS.every((name) => ["string", "undefined"].includes(typeof record[name])) ? record : null;
}

/** Whether the browser keeps anything for this page. */
export const keeps = () => attempt(() => {
  localStorage.setItem(`${START}try`, "1");
  localStorage.removeItem(`${START}try`);
  return true;
}, false);

/** The record, or null where there is none that can be read. */
export const read = (kind, pack, id) => parse(rawOf(kind, pack, id));

/** Keep `raw` as it is and tell nobody; false where the browser refused (full, blocked). */
export const put = (kind, pack, id, raw) => attempt(() => {
  localStorage.setItem(keyOf(kind, pack, id), raw);
  return true;
}, false);

/** Keep a record; false where the browser refused. What was there and can't be read is put aside first. */
export function write(kind, pack, id, fields) {
  const before = rawOf(kind, pack, id);
  const aside = before !== null && !parse(before) && [ASIDE, pack, `${kind}:${id}:${Date.now()}`];
  if (aside && !put(...aside, before)) return false;
  const kept = put(kind, pack, id, JSON.stringify({ v: VERSION, at: new Date().toISOString(), ...fields }));
  if (kept) changed();
  else if (aside) remove(...aside);
  return kept;
}

/** Forget a record. */
export function remove(kind, pack, id) {
  attempt(() => localStorage.removeItem(keyOf(kind, pack, id)));
  changed();
}

const keys = () => attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(START)).sort();

/** Every record of this site, or of one kind: [{kind, pack, id, record, raw}]; `record` is null where it can't be read. */
export function records(kind) {
  return keys().map((key) => {
    const [own, pack, ...rest] = key.slice(START.length).split("|");
    const id = rest.join("|");
    const raw = rawOf(own, pack, id);
    return { kind: own, pack, id, raw, record: parse(raw) };
  }).filter((entry) => entry.raw !== null && entry.id && (!kind || entry.kind === kind));
}

/** Forget everything of this site: what was put aside too, and what is no record at all. */
export function clear() {
  for (const key of keys()) attempt(() => localStorage.removeItem(key));
  changed();
}

/** Call `action` after each change, in this tab or another, with the storage event in the latter case. */
export function watch(action) {
  document.addEventListener(CHANGED, () => action());
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(START)) action(event);
  });
}

/** Whether a storage event is about this record. */
export const isAbout = (event, kind, pack, id) => event.key === null || event.key === keyOf(kind, pack, id);
