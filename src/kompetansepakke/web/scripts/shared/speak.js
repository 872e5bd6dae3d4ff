// Elements whose texts came with marks of their language (spoken.js).
import { spoken } from "./spoken.js";

/**
 * Let all texts in an element say their language.
 * @param {Node} within
 */
export function speak(within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  for (const text of found) if (text.data.includes("\uFDD0")) text.replaceWith(...spoken(text.data));
}
