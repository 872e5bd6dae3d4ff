/* Front matter as fields, and back. A line that nobody changed is written as it stood: comments, quotation marks and
   the order of keys are the editor's own. What is more than a plain value is shown as it is written in YAML. */

/** @typedef {{ key: string, lines: string[] }} Entry - The lines of a key; of none, for comments and blank lines. */
/** @typedef {Record<string, string>} Forms - How each key is written: text, roles, list, number, date or yaml. */
/** @typedef {string | number | string[]} Value */

const HEAD = /^---\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n\s*|$)/;
const KEY = /^([A-Za-z_][\w-]*)[ ]*:(?=\s|$)/;
const PLAIN = /^[\p{L}«(][^\n]*$/u;
const NOT_PLAIN = /: |:$| #|^(?:true|false|yes|no|on|off|null)$|[<{}&*!|>%@`"]/i;
const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\[\s\S])*")/;
const BLOCK = /^[>|][+-]?\n/;
const ALL = "all";

/**
 * The front matter of a file, with the dashes and all that is blank around it, and the text after it.
 * @param {string} text
 */
export function split(text) {
  const front = HEAD.exec(text)?.[0] ?? "";
  return { front, body: text.slice(front.length) };
}

/**
 * The values of the keys that are known.
 * @param {string} front @param {Forms} forms
 * @returns {Record<string, Value>}
 */
export function values(front, forms) {
  const known = entries(front).filter(({ key }) => key in forms);
  return Object.fromEntries(known.map(({ key, lines }) => [key, read(forms[key] ?? "", source(lines))]));
}

/**
 * Front matter with these values: what isn't among them is gone, what is the same stands as it stood.
 * @param {string} front @param {Record<string, unknown>} wanted @param {Forms} forms
 */
export function write(front, wanted, forms) {
  const before = values(front, forms);
  const kept = entries(front).filter(({ key }) => !(key in forms) || isThere(wanted[key]) || !isThere(before[key]));
  for (const [at, key] of Object.keys(forms).entries()) {
    const value = wanted[key];
    if (!isThere(value) || (key in before && isSame(before[key], value))) continue;
    const entry = { key, lines: [`${key}: ${written(forms[key] ?? "", value)}`] };
    const there = kept.findIndex((one) => one.key === key);
    if (there >= 0) kept[there] = entry;
    else kept.splice(place(kept, Object.keys(forms).slice(0, at)), 0, entry);
  }
  const lines = kept.flatMap((entry) => entry.lines).map((line) => `${line}\n`);
  const end = front ? front.slice(front.lastIndexOf("\n---") + 1) : "---\n\n";
  return `---\n${lines.join("")}${end}`;
}

/**
 * Where a new key goes: behind the last of those that come before it.
 * @param {Entry[]} kept @param {string[]} earlier
 */
function place(kept, earlier) {
  return kept.findLastIndex(({ key }) => earlier.includes(key)) + 1;
}

/** @param {unknown} value */
function isThere(value) {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** @param {unknown} one @param {unknown} other */
function isSame(one, other) {
  return JSON.stringify([one].flat().map(String)) === JSON.stringify([other].flat().map(String));
}

/**
 * @param {string} front
 * @returns {Entry[]}
 */
function entries(front) {
  const head = HEAD.exec(front)?.[1] ?? "";
  /** @type {Entry[]} */
  const found = [];
  for (const line of head === "" ? [] : head.split("\n")) {
    const key = KEY.exec(line)?.[1];
    const isApart = line.trim() === "" || line.startsWith("#");
    const last = found.at(-1);
    if (key || isApart || !last) found.push({ key: key ?? "", lines: [line] });
    else last.lines.push(line);
  }
  return found;
}

/**
 * What stands after the colon, without a comment behind it.
 * @param {string[]} lines
 */
function source(lines) {
  const [first = "", ...rest] = lines;
  const yaml = [first.replace(KEY, "").trim(), ...rest].join("\n").trim();
  const quoted = QUOTED.exec(yaml)?.[0];
  return quoted ?? (BLOCK.test(yaml) ? yaml : yaml.replace(/(^|\s)#.*$/gm, "").trim());
}

/**
 * @param {string} form @param {string} yaml
 * @returns {Value}
 */
function read(form, yaml) {
  if (form === "number") return /^\d+$/.test(yaml) ? Number(yaml) : yaml;
  if (form === "roles" || form === "list") return items(yaml);
  return form === "text" ? unquoted(yaml) : flat(yaml);
}

/**
 * A list in either of YAML's ways; a value alone is a list of one.
 * @param {string} yaml
 */
function items(yaml) {
  const inner = /^\[([\s\S]*)\]$/.exec(yaml);
  const parts = inner ? (inner[1] ?? "").split(",") : yaml.split("\n").map((line) => line.trim().replace(/^- +/, ""));
  return parts.map((part) => unquoted(part.trim())).filter((part) => part !== "");
}

/**
 * A text without quotation marks, on one line.
 * @param {string} yaml
 */
function unquoted(yaml) {
  const line = yaml.replace(BLOCK, "").split(/\s*\n\s*/).join(" ").trim();
  if (!QUOTED.test(line)) return line;
  if (line.startsWith("'")) return line.slice(1, -1).replaceAll("''", "'");
  try {
    return String(JSON.parse(line));
  } catch {
    return line; // an escape that only YAML knows is shown as it is written
  }
}

/**
 * A mapping over several lines as one on a line.
 * @param {string} yaml
 */
function flat(yaml) {
  const lines = yaml.split("\n").map((line) => line.trim());
  return lines.length > 1 && lines.every((line) => KEY.test(line)) ? `{${lines.join(", ")}}` : lines.join(" ");
}

/** @param {string} form @param {unknown} value */
function written(form, value) {
  const parts = [value].flat().map((part) => String(part).trim());
  if (form === "roles" && parts.includes(ALL)) return ALL;
  if (form === "roles" || form === "list") {
    return `[${parts.map((part) => (/^[\w./-]+$/.test(part) ? part : JSON.stringify(part))).join(", ")}]`;
  }
  const line = (parts[0] ?? "").split(/\s*\n\s*/).join(" ");
  return form === "text" && !(PLAIN.test(line) && !NOT_PLAIN.test(line)) ? JSON.stringify(line) : line;
}
