// localStorage, which a browser may refuse, and what may have no room. Several sites may lie on one origin.
import { attempt } from "./attempt.js";

const { kpEdition } = document.documentElement.dataset;
/** The folder that the editions lie in, so that they share what is kept; where a role is chosen, the page's own. */
export const SITE = new URL(kpEdition ? `${kpEdition}/..` : ".", location.href).pathname;

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
