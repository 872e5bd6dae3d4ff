// What of a manuscript is read aloud, in order: headings, paragraphs and items of lists, each a part.
//
// Not read: how people are to read it aloud, which stands before the first line that somebody says or that tells what
// one sees; lines about sound; what is for leaders; code, tables and figures; the way back to the page, last.
import { wordsIn } from "../shared/page.js";

const PARTS = "h2, h3, h4, h5, h6, p, li, dt, dd";
const SILENT = ".kp-card, .kp-tip, .kp-leader, .kp-facts, .kp-for, .kp-note, .kp-voice, .kp-page-done, .kp-words, pre, table, figure, .footnote";
const UNSAID = "ul, ol, p, pre, table, figure, svg, .footnote-ref, .kp-hidden, .kp-tip, .kp-leader";
const HEADING = /^H/;
/** So many words tell a part from others. */
const OPENING = 6;

/**
 * @typedef {{ element: Element, text: string, opening: string }} Part What is read in one go; `opening` is what it begins with.
 * @typedef {Pick<Part, "element" | "text">} Line
 */

/**
 * The element's own words, without those of parts inside it.
 * @param {Element} element
 */
function said(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const part of copy.querySelectorAll(UNSAID)) part.remove();
  return wordsIn(copy);
}

/**
 * «Bilde» or «Lyd» of a line all in italics that begins so; nothing for other lines.
 * @param {Line} line
 */
function direction({ element, text }) {
  const [only, ...others] = element.children;
  const whole = only?.localName === "em" && !others.length && wordsIn(only) === text;
  return whole ? /^(\p{Lu}\p{L}*):/u.exec(text)?.[1] : undefined;
}

/**
 * Whether it begins with a name in bold and a colon (the rule is that of content/derived/recordings.py).
 * @param {Line} line
 */
function isSpeech({ element: { firstChild: name } }) {
  return name?.nodeName === "STRONG" && Boolean(name.textContent?.endsWith(":") || name.nextSibling?.nodeValue?.startsWith(":"));
}

/**
 * A speech without the number of the voice behind the name: «Kari (1): …» is for people.
 * @param {Line} part
 */
const heard = (part) => (isSpeech(part) ? { ...part, text: part.text.replace(/ \(\d+\)(?=:)/, "") } : part);

/**
 * The parts of an article, in order.
 * @param {Element} article
 * @returns {Part[]}
 */
export function partsOf(article) {
  const all = [...article.querySelectorAll(PARTS)].filter((element) => !element.closest(SILENT))
    .map((element) => ({ element, text: said(element) })).filter(({ text }) => /[\p{L}\d]/u.test(text));
  let first = all.findIndex((part) => part.element.localName === "p" && (isSpeech(part) || direction(part)));
  while (HEADING.test(all[first - 1]?.element.tagName ?? "")) first -= 1;
  const parts = all.slice(Math.max(first, 0)).filter((part) => direction(part) !== "Lyd");
  while (parts.at(-1)?.element.querySelector("a[href]")) parts.pop();
  return parts.map(heard).map((part) => ({ ...part, opening: part.text.replace(/[«»]/g, "").split(" ").slice(0, OPENING).join(" ") }));
}
