// localStorage, which a browser may refuse, and what may have no room.
import { attempt } from "./attempt.js";

/**
 * What localStorage holds under `key`, or null.
 * @param {string} key
 */
export const kept = (key) => attempt(() => localStorage.getItem(key), null);

/**
 * Keep `value` under `key`, or nothing where there is no value; false where the browser refused.
 * @param {string} key
 * @param {string | null} value
 */
export const keep = (key, value) => attempt(() => {
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
  return true;
}, false);
