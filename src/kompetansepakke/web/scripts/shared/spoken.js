// Texts in another language than the page, as elements that say so.
import { MARKED } from "./lang-marks.js";
import { el } from "./page.js";

/**
 * The text as nodes.
 * @param {string} text
 */
export const spoken = (text) => text.split(MARKED)
  .flatMap((part, at, parts) => (at % 3 === 1 ? [] : at % 3 ? el("span", { lang: parts[at - 1] }, part) : part));
