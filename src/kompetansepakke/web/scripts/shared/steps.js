// Which items of a meeting's list are the steps of an agenda (the rule is that of source/blocks/agenda.py).
export const STEP = /^\s*(\d{1,3}) min(?:utt(?:er)?)?[:.]\s*/;

/**
 * The items that begin with their minutes; on printed sheets these are marked up, behind the clock.
 * @param {Element} card
 */
export const stepsOf = (card) => [...card.querySelectorAll(":scope > ol > li")].filter((item) =>
  item.querySelector(".kp-minutes") || STEP.test(item.textContent));
