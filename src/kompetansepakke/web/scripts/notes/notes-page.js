// All that the reader has in this browser, in one place: to see, to take along, to bring in, to delete. What this
// edition doesn't hold and what can't be read is listed too. Buttons and phrases stand in the page (notes.html). This
// is the script of that page alone, beside kp.js.
import { joined } from "./join.js";
import { button, download, el, fill, href, when, written } from "../shared/page.js";
import { ASIDE, VERSION, changed, clear, keeps, parse, put, records, watch } from "../shared/store.js";

const FORMAT = "kompetansepakke";
const place = document.querySelector("[data-kp-all-notes]");
const words = place.dataset;
const part = (name) => place.querySelector(`[data-part="${name}"]`);
const isText = ({ kind, record }) => ![ASIDE, "done"].includes(kind) && record?.text !== undefined;
const isMark = ({ kind, record }) => kind === "done" && record;
const say = (phrase, fields = {}) => {
  part("said").textContent = fill(phrase, fields);
};

/** The texts by package and module in the edition's order; last those that have no place in it. */
function sorted(all) {
  const left = new Map();
  for (const entry of all.filter(isText)) {
    const key = `${entry.pack}|${entry.id.split("/")[0]}`;
    left.set(key, [...left.get(key) ?? [], entry]);
  }
  const things = (pack, module) => [...module.querySelectorAll("li")].flatMap((one) => {
    const key = `${pack}|${one.dataset.id}`;
    const entries = left.get(key);
    left.delete(key);
    return entries ? [{ title: one.textContent, url: `${one.parentElement.dataset.url}#${one.dataset.id}`, entries }] : [];
  });
  const packages = [...place.querySelector("template").content.children].map(({ dataset: { pack, title }, children }) => ({
    title, marks: all.filter((entry) => isMark(entry) && entry.pack === pack).length,
    modules: [...children].map((module) => ({ title: module.dataset.title, things: things(pack, module) })).filter((module) => module.things.length),
  }));
  const rest = [...left.values()].map((entries) => ({ title: entries[0].record.title ?? entries[0].id, entries }));
  packages.push({ title: words.elsewhere, modules: rest.length ? [{ things: rest }] : [] });
  return packages.filter(({ marks, modules }) => marks || modules.length);
}

// The lines of a list of packages: [level of the heading or 0, text, address or nothing, entry or nothing].
const lines = (all) => sorted(all).flatMap(({ title, marks, modules }) => [[2, title], ...marks ? [[0, fill(words.marks, { count: marks })]] : [],
  ...modules.flatMap((module) => [...module.title ? [[3, module.title]] : [], ...module.things.flatMap((thing) => [
    [module.title ? 4 : 3, thing.title, thing.url],
    ...thing.entries.flatMap((entry) => [...entry.record.label ? [[0, entry.record.label]] : [], [0, entry.record.text, "", entry]])])])]);

function shown([level, text, url, entry]) {
  if (level) return [el(`h${level}`, {}, url ? el("a", { href: href(url) }, text) : text)];
  return entry ? [written(text), el("p", { class: "kp-facts" }, fill(words.saved, { time: when(entry.record.at) }))] : [el("p", {}, text)];
}

const lost = ({ kind, pack, id, raw }) => el("li", {}, `${pack} ${id} `,
  button(words.download, () => download(`${kind}-${id.replaceAll(/\W+/g, "-")}.txt`, new Blob([raw])), { "aria-label": `${words.download}: ${id}` }));

function show() {
  const all = records();
  const size = all.reduce((sum, { id, raw }) => sum + id.length + raw.length, 0);
  const unread = all.filter((entry) => !isText(entry) && !isMark(entry)).map(lost);
  part("used").textContent = all.length ? fill(words.used, { size: Math.ceil(size / 1000) }) : words.empty;
  part("list").replaceChildren(...lines(all).flatMap(shown),
    ...unread.length ? [el("h2", {}, words.lost), el("p", {}, words.lostAbout), el("ul", {}, ...unread)] : []);
}

// Swedish dates are the reader's own day as 2026-11-28.
const file = (end, text) => download(`notater-${new Date().toLocaleDateString("sv")}.${end}`, new Blob([text]));

// A record as itself where it comes back from the file letter for letter, else what stands in the store.
function packed({ kind, pack, id, raw }) {
  try {
    const record = JSON.parse(raw);
    if (JSON.stringify(record) === raw) return { kind, pack, id, record };
  } catch {
    // It goes along as it is.
  }
  return { kind, pack, id, raw };
}

// Whether it may stand in the store. What another version has written, or what was damaged there, may; what says that
// it is of this version and isn't, was made outside it.
const isSound = (entry) => ["kind", "pack", "id", "raw"].every((name) => typeof entry[name] === "string")
  && /^[a-z]+\|[\w-]*\|./.test(`${entry.kind}|${entry.pack}|${entry.id}`) && (entry.made?.v !== VERSION || parse(entry.raw) !== null);

// The entries of an exported file and how many of them are unsound; null for a file that isn't one.
function unpacked(text) {
  try {
    const { format, records: found } = JSON.parse(text);
    const sound = found.filter(Boolean).map(({ kind, pack, id, raw, record }) => ({ kind, pack, id, made: record, raw: raw ?? JSON.stringify(record) })).filter(isSound);
    const bad = found.length - sound.length;
    return format === FORMAT && (sound.length || !bad) ? [sound, bad] : null;
  } catch {
    return null;
  }
}

async function fetched(chosen) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
  } catch {
    say(words.encoding);
    return;
  }
  const [sound, bad] = unpacked(text) ?? [];
  if (sound) bring(sound, (sound.length === 1 ? words.broughtOne : words.brought) + (bad ? ` ${fill(words.leftOut, { bad })}` : ""));
  else say(words.foreign);
}

// Bring entries in, and say how it went. What is put aside goes first: it must be safe before it is replaced.
function bring(entries, phrase) {
  const name = ({ kind, pack, id, raw }) => JSON.stringify([kind, pack, id, raw]);
  const mine = records();
  const there = new Set(mine.map(name));
  const fresh = joined(mine, entries).filter((entry) => !there.has(name(entry)));
  const refused = fresh.sort((one, other) => (other.kind === ASIDE) - (one.kind === ASIDE))
    .reduce((count, { kind, pack, id, raw }) => count || !put(kind, pack, id, raw) ? count + 1 : 0, 0);
  changed();
  say(refused ? words.refused : phrase, { count: refused || entries.length });
}

function asks(open, focus) {
  part("question").hidden = !open;
  place.querySelector(`[data-press="${focus}"]`).focus();
}

let deleted = [];
const presses = {
  json: () => file("json", JSON.stringify({ format: FORMAT, version: 1, at: new Date().toISOString(), records: records().map(packed) }, null, 1)),
  markdown: () => file("md", [[1, document.querySelector("h1").textContent], ...lines(records())]
    .map(([level, text]) => level ? `${"#".repeat(level)} ${text}\n` : `${text}\n`).join("\n")),
  fetch: () => place.querySelector("input").click(),
  delete: () => asks(true, "no"),
  no: () => asks(false, "delete"),
  yes() {
    deleted = records();
    clear();
    const gone = !records().length;
    part("undo").hidden = !gone;
    say(gone ? words.deleted : words.blocked);
    asks(false, gone ? "undo" : "delete");
  },
  undo() {
    bring(deleted, words.undone);
    part("undo").hidden = true;
    asks(false, "delete");
  },
};

place.hidden = false;
place.addEventListener("click", ({ target }) => presses[target.dataset.press]?.());
place.querySelector("input").addEventListener("change", async ({ target }) => {
  await fetched(target.files[0]);
  target.value = "";
});
if (!keeps()) say(words.blocked);
watch(show);
show();
