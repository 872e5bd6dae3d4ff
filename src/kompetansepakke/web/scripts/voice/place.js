// How far a reader has come, as the sentence that tells it: «Avsnitt 7 av 31, fart 1,25: «Forteller: Hør på»». It is
// all that is kept of the place, so that two records become one like any other text does, the newest first.
import { fill } from "../shared/wording.js";

const PLACE = /(\d+)\D+\d+\D+([\d,]+)\D+«(.*?)»/;

/**
 * The sentence, in `phrase`, of the part `at` and the name of a speed.
 * @param {string} phrase
 * @param {import("./parts.js").Part[]} parts
 * @param {number} at
 * @param {string} speed
 */
export const told = (phrase, parts, at, speed) => fill(phrase, { at: at + 1, count: parts.length, speed, words: parts[at].opening });

/**
 * What a sentence tells: the part, and the name of the speed. The manuscript may have got other parts since.
 * @param {string | undefined} sentence
 * @param {import("./parts.js").Part[]} parts
 * @returns {[at: number, speed: string]}
 */
export function placeIn(sentence, parts) {
  const [, number = "1", speed = "", opening] = PLACE.exec(sentence ?? "") ?? [];
  const at = Math.max(0, Math.min(Number(number), parts.length) - 1);
  const same = parts.findIndex((part) => part.opening === opening);
  return [parts[at].opening === opening || same < 0 ? at : same, speed];
}
