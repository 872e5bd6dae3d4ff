// Which language something on the page is in.

/**
 * The tag of the language that the element is written in.
 * @param {Element} element
 */
export const languageOf = (element) => /** @type {HTMLElement} */ (element.closest("[lang]")).lang;
