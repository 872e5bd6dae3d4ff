// The words of a text that answer: marked where they stand, and quoted with what is around them. Pure.
import { WORD, wordsOf } from "./match.js";

/** @typedef {Map<string, number>} Marks How well each word answers. */

const [BEFORE, LENGTH] = [60, 200];

/**
 * The words of `text` that answer, each with its place and its weight.
 * @param {string} text
 * @param {Marks} marks
 */
const found = (text, marks) => [...text.matchAll(WORD)]
  .map(({ 0: word, index: at }) => ({ word, at, weight: marks.get(word.toLowerCase()) ?? 0 })).filter(({ weight }) => weight);

/**
 * `text` in parts: those at odd places answer.
 * @param {string} text
 * @param {Marks} marks
 */
export function parted(text, marks) {
  const parts = [];
  let done = 0;
  for (const { word, at } of found(text, marks)) {
    parts.push(text.slice(done, at), word);
    done = at + word.length;
  }
  return [...parts, text.slice(done)];
}

/**
 * The stretch of `text` around the word that answers best.
 * @param {string} text
 * @param {Marks} marks
 */
export function excerpt(text, marks) {
  const { at } = found(text, marks).reduce((one, other) => (other.weight > one.weight ? other : one), { word: "", at: 0, weight: 0 });
  const start = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const end = text.length > start + LENGTH ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return (start ? "… " : "") + text.slice(start, end > start ? end : start + LENGTH) + (end < text.length ? " …" : "");
}

/**
 * How well a text answers: each of the words counts once.
 * @param {string} text
 * @param {Marks} marks
 */
export const worth = (text, marks) => [...new Set(wordsOf(text))].reduce((sum, word) => sum + (marks.get(word) ?? 0), 0);
