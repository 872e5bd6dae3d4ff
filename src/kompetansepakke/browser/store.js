// All that a reader writes or marks, in this browser only. One record a key, so that two tabs never
// overwrite each other's. What can't be read is kept as it is, never thrown away.
//
// A key is kp|<site>|<kind>|<package>|<id>; the site is the folder that the editions lie in, so that they share notes.
// A record is an object {v: 1, at: <ISO time>, …}.
const VERSION = 1;
const root = document.documentElement.dataset;
export const SITE = new URL(`${root.kpEdition ?? "."}/..`, location.href).pathname.replaceAll("|", "%7C");
const START = `kp|${SITE}|`;
const CHANGED = "kp:store";

const attempt = (action, otherwise) => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};

const keyOf = (kind, pack, id) => `${START}${kind}|${pack}|${id}`;

function parse(raw) {
  const record = attempt(() => JSON.parse(raw), null);
  return record && typeof record === "object" && record.v === VERSION && typeof record.at === "string" ? record : null;
}

/** Whether the browser keeps anything for this page. */
export const keeps = () => attempt(() => {
  localStorage.setItem(`${START}try`, "1");
  localStorage.removeItem(`${START}try`);
  return true;
}, false);

/** The record, or null where there is none that can be read. */
export const read = (kind, pack, id) => parse(attempt(() => localStorage.getItem(keyOf(kind, pack, id)), null));

/** Keep a record; false where the browser refused (full, blocked). What was there and can't be read is put aside. */
export function write(kind, pack, id, fields) {
  const key = keyOf(kind, pack, id);
  return attempt(() => {
    const before = localStorage.getItem(key);
    if (before !== null && !parse(before)) localStorage.setItem(`${START}aside|${pack}|${kind}:${id}:${Date.now()}`, before);
    localStorage.setItem(key, JSON.stringify({ v: VERSION, at: new Date().toISOString(), ...fields }));
    changed();
    return true;
  }, false);
}

/** Forget a record. */
export function remove(kind, pack, id) {
  attempt(() => localStorage.removeItem(keyOf(kind, pack, id)));
  changed();
}

/** Every record of this site, or of one kind: [{kind, pack, id, record, raw}]; `record` is null where it can't be read. */
export function records(kind) {
  const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(START)).sort();
  return keys.map((key) => {
    const [own, pack, ...id] = key.slice(START.length).split("|");
    const raw = attempt(() => localStorage.getItem(key), null);
    return { kind: own, pack, id: id.join("|"), raw, record: parse(raw) };
  }).filter((entry) => entry.raw !== null && entry.id && (!kind || entry.kind === kind));
}

/** Forget everything of this site, what was put aside too. */
export function clear() {
  for (const { kind, pack, id } of records()) attempt(() => localStorage.removeItem(keyOf(kind, pack, id)));
  changed();
}

/** Call `action` after each change, in this tab or another. */
export function watch(action) {
  document.addEventListener(CHANGED, action);
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(START)) action();
  });
}

const changed = () => document.dispatchEvent(new Event(CHANGED));
