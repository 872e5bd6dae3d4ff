// An item of a worksheet as something to fill in: {label, key, get, set}. An item that holds a list is a scale, with the
// inner items as its steps, from little to much; it has `lines` for what shows all steps, and `said` for what
// the chosen one is called on this page. Paper has the list as it is.
import { button, el, wordsIn } from "../shared/page.js";

/**
 * @typedef {{ label: string, key: string, get: () => string, set: (text: string) => void, lines?: () => string, said?: () => string | undefined }} Field
 */

/**
 * What the item is called in the site's first language.
 * @param {Element} item
 */
export const keyOf = (item) => /** @type {HTMLElement} */ (item).dataset.kpKey ?? wordsIn(item);

/**
 * Makes the item a field, which tells of a change by the events of its textarea or buttons.
 * @param {Element} item
 * @param {string} id
 * @param {string} unset The name of the button that takes a choice back.
 * @returns {Field}
 */
export function field(item, id, unset) {
  const list = item.querySelector("ul, ol");
  list?.remove();
  item.classList.add("kp-field");
  const label = wordsIn(item);
  const title = [...item.childNodes];
  return { label, key: keyOf(item), ...list ? scale(item, title, id, list, unset) : writing(item, title, id) };
}

/**
 * The frame repeats the text below the field: so it grows with it, and shows all of it on paper.
 * @param {Element} item
 * @param {Node[]} title
 * @param {string} id
 */
function writing(item, title, id) {
  const area = el("textarea", { id, rows: 1, autocomplete: "off" });
  const frame = el("div", { class: "kp-grow" }, area);
  const grow = () => {
    frame.dataset.text = area.value;
    item.classList.toggle("kp-field--filled", area.value !== "");
  };
  area.addEventListener("input", grow);
  item.replaceChildren(el("label", { for: id }, ...title), frame);
  return {
    get: () => area.value,
    /** @param {string} text */
    set(text) {
      const at = area.selectionStart;
      area.value = text;
      if (area === document.activeElement) area.setSelectionRange(at, at);
      grow();
    },
  };
}

/**
 * @param {Element} item
 * @param {Node[]} title
 * @param {string} id
 * @param {Element} list
 * @param {string} unset
 */
function scale(item, title, id, list, unset) {
  const steps = el("div", { class: "kp-steps" });
  const radios = steps.getElementsByTagName("input");
  const chosen = () => [...radios].find((radio) => radio.checked);
  /**
   * @param {string} step
   * @param {string} [words] What it is called on this page.
   */
  const add = (step, words = step) => steps.append(el("label", {}, el("input", { type: "radio", name: id, value: step, autocomplete: "off" }), words));
  const show = () => {
    none.hidden = !chosen();
  };
  /** @param {string} text */
  const set = (text) => {
    // A step that the list has no longer is an answer still.
    if (text && ![...radios].some((radio) => radio.value === text)) add(text);
    for (const radio of radios) radio.checked = radio.value === text;
    show();
  };
  const none = button(unset, () => {
    radios[0].focus();
    set("");
    steps.dispatchEvent(new Event("change", { bubbles: true }));
  });
  for (const step of list.children) add(keyOf(step), wordsIn(step));
  steps.addEventListener("change", show);
  item.replaceChildren(el("fieldset", {}, el("legend", {}, ...title), steps, none));
  return { get: () => chosen()?.value ?? "", said: () => chosen()?.parentElement?.textContent ?? undefined, set,
    lines: () => [...radios].map((radio) => `${radio.checked ? "☒" : "☐"} ${radio.parentElement?.textContent}`).join("\n") };
}
