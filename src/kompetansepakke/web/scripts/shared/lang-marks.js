// The language of what is in another than the page: data has marks around it (words/marks.py), elements get `lang`.
export const MARKED = /\uFDD0([\w-]+)\uFDD1([^\uFDD2]*)\uFDD2/g;

/**
 * The text, marked where it is in another language than the page.
 * @param {string} text
 * @param {string} [lang] The tag of its language, if it says one.
 */
export const marked = (text, lang) => (lang && lang !== document.documentElement.lang ? `\uFDD0${lang}\uFDD1${text}\uFDD2` : text);

/**
 * The text alone.
 * @param {string} text
 */
export const unmarked = (text) => text.replaceAll(MARKED, "$2");
