// The steps of a meeting's agenda, read from its list as it stands on the page (the rule is that of source/blocks/agenda.py).
import { el } from "../shared/page.js";

const STEP = /^\s*(\d{1,3}) min(?:utt(?:er)?)?[:.]\s*/;

/** @typedef {{ minutes: number, content: Element, text: string }} Step */

/**
 * The steps, in order. What is for leaders, and ids, are not for the wall.
 * @param {Element} card
 */
export const stepsOf = (card) => [...card.querySelectorAll(":scope > ol > li")].map(step).filter((one) => one !== null);

/**
 * @param {Element} item
 * @returns {Step | null}
 */
function step(item) {
  const content = el("div", {}, ...item.cloneNode(true).childNodes);
  for (const part of content.querySelectorAll(".kp-clock, .kp-tip, .kp-leader, .kp-card")) part.remove();
  for (const part of content.querySelectorAll("[id]")) part.removeAttribute("id");
  content.querySelector(".kp-minutes")?.append(":");
  const [all, minutes] = STEP.exec(content.textContent) ?? [];
  if (!all) return null;
  // The minutes may stand in bold, with their colon inside or after.
  const parts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let left = all.length; left > 0;) {
    const { data } = /** @type {Text} */ (parts.nextNode());
    /** @type {Text} */ (parts.currentNode).data = data.slice(left);
    left -= data.length;
  }
  return { minutes: Number(minutes), content, text: content.textContent.trim() };
}
