// How scripts put phrases and links together.
import { base, onDisk } from "./page.js";

/**
 * A link to an address of this edition, with or without "#…".
 * @param {string} to
 */
export function href(to) {
  const [path, hash] = to.split("#");
  const file = onDisk && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return `${base}/${path}${file}${hash === undefined ? "" : `#${hash}`}`;
}

/**
 * A phrase with its {fields} filled.
 * @param {string} phrase
 * @param {Record<string, unknown>} fields
 */
export const fill = (phrase, fields) => phrase.replaceAll(/\{(\w+)\}/g, (all, name) => String(fields[name] ?? all));
