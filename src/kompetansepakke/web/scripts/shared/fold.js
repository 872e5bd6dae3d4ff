// Norwegian words brought to one form, so that one is found by another: inflection, nynorsk and bokmål, and typing
// without æ, ø and å. What is searched and what is asked for go the same way; that they meet is all that counts, and
// the form need be no word.

/**
 * As pages and the index are written: letters composed, without soft hyphens and other marks that take no place.
 * @param {string} text
 */
export const plain = (text) => text.normalize("NFC").replaceAll(/\p{Cf}/gu, "");

/**
 * Letters without marks: «læringsmiljø», «laeringsmiljo» and «laeringsmiljoe» become the same.
 * @param {string} text
 */
export function fold(text) {
  return text.toLowerCase().replaceAll("æ", "ae").replaceAll(/ø|oe/g, "o").replaceAll(/å|aa/g, "a")
    .normalize("NFD").replaceAll(/\p{M}/gu, "");
}

// The longest ending that leaves at least three letters.
const ENDING = /(?<=...)(?:[ea]nes?|e[nrt]s?|ar|es|[easnt])$/;

/**
 * The word without its ending: always a beginning of the word, so that it can be looked for inside a text.
 * @param {string} word
 */
export const stem = (word) => word.replace(ENDING, "");
