// The part of the form where a school enters its own days off. What reads calendar files is fetched when somebody reaches
// for it, or when the plan has such days.
/** @import { State } from "./state.js" */
/** @import { Course } from "./rules/plan.js" */
/** @import { Teller } from "./teller.js" */
import { later, run } from "../shared/page.js";
import { partOf } from "./pieces.js";
import { OWN } from "./rules/own.js";

/**
 * @typedef {object} OwnDays What the part knows of the planner that it is in.
 * @property {Course} course
 * @property {Teller} teller
 * @property {() => State} now
 * @property {(change: Partial<State>, said: string) => void} use
 * @property {(said: string) => void} tell
 */

/** What the part is told with when the plan has changed. */
export const SHOWN = "kp:shown";

/**
 * @param {Element} part
 * @param {OwnDays} planner
 */
export function offerOwnDays(part, planner) {
  /** @type {HTMLElement | null} What was pressed while the script was on its way. */
  let pressed = null;
  /** @param {Event} event */
  const press = ({ target }) => {
    pressed = /** @type {Element} */ (target).closest("button");
  };
  part.addEventListener("click", press);
  const wake = async () => {
    for (const reach of reaches) part.removeEventListener(reach, wake);
    try {
      await run("assets/kp/school-days.js");
      later.schoolDays?.(part, planner);
      part.removeEventListener("click", press);
      pressed?.click();
    } catch {
      for (const reach of reaches) part.addEventListener(reach, wake);
      planner.tell(planner.teller.say("failed"));
    }
  };
  const reaches = ["focusin", "pointerover", "change", "click", SHOWN];
  for (const reach of reaches) part.addEventListener(reach, wake);
  // A file that was chosen before this script had come is read all the same.
  if (/** @type {HTMLInputElement} */ (partOf(part, "[type=file]")).files?.length) wake();
  // What is written here is no choice before it is added.
  part.addEventListener("change", (event) => event.stopPropagation());
}

/**
 * @param {Element} form
 * @param {State} state
 */
export function showOwnDays(form, { calendar, days }) {
  partOf(form, `[name=calendar] [value=${OWN}]`).toggleAttribute("hidden", !days.length && calendar !== OWN);
  if (days.length || partOf(form, "[data-own] ul").childElementCount) partOf(form, "[data-own]").dispatchEvent(new Event(SHOWN));
}
