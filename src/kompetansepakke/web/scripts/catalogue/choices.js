// What is chosen in the form of the catalogue, in the order it was; the words are one of the choices. It stands in the
// address, so that it can be shared and gone back in.
import { attempt } from "../shared/attempt.js";

/** @typedef {HTMLInputElement} Input */

export const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-kp-catalogue] form"));
/** @type {Input} */
export const words = form?.sok;
/** @type {NodeListOf<Input>} */
const inputs = document.querySelectorAll("[data-kp-catalogue] label > input");
export const boxes = [...inputs];

/** @type {Input[]} */
let all = [];
/** What is chosen. */
export const chosen = () => all;

/**
 * Whether it is chosen.
 * @param {Input} input
 */
export const isOn = (input) => Boolean(input === words ? words.value.trim() : input.checked && input.value);

/**
 * What a choice is called.
 * @param {Input} input
 */
export const label = (input) => (input === words ? `«${words.value.trim()}»` : /** @type {Element} */ (input.nextElementSibling).textContent);

/**
 * Take `made` into the choices. Only the modules of the chosen packages stand to choose among.
 * @param {Input[]} made
 */
export function settle(made) {
  const packages = boxes.filter((box) => box.name === "pakke" && box.checked).map((box) => box.value);
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-kp-of]"))) {
    group.hidden = packages.length > 0 && !packages.includes(String(group.dataset.kpOf));
    for (const box of group.querySelectorAll("input")) box.checked &&= !group.hidden;
  }
  all = [...new Set([...all.filter((input) => !made.includes(input)), ...made])].filter(isOn);
}

/**
 * Take back a choice. The first of a list of which one is always chosen says «all».
 * @param {Input} input
 */
export function clear(input) {
  if (input === words) words.value = "";
  else if (input.type === "radio") boxes.filter(({ name }) => name === input.name)[0].checked = true;
  else input.checked = false;
}

/**
 * The field that was changed last. Steps in one field are one step back: letters of a word, arrows through the times.
 * @type {string | undefined}
 */
let last;

/** Choose what the address says. */
export function fromAddress() {
  form.reset();
  const made = [];
  for (const [name, value] of new URLSearchParams(location.search)) {
    const input = name === "sok" ? words : boxes.find((box) => box.name === name && box.value === value);
    if (input === words) words.value = value.slice(0, words.maxLength);
    else if (input) input.checked = true;
    if (input) made.push(input);
  }
  last = undefined;
  all = [];
  settle(made);
}

/**
 * Let the address say what is chosen. From a folder on disk, or asked too often, the choice holds without an address.
 * @param {Input} [input] What was changed.
 */
export function toAddress(input) {
  const query = String(new URLSearchParams(all.map(({ name, value }) => [name, value.trim()])));
  if (query === location.search.slice(1)) return;
  const same = input && input.name === last && input.type !== "checkbox";
  last = input?.name;
  attempt(() => history[same ? "replaceState" : "pushState"](null, "", location.pathname + (query && `?${query}`)));
}
