// The buttons that remember the plan in this browser and forget it again, and the one that takes back the last choice.
/** @import { Course, Plan } from "./rules/plan.js" */
/** @import { State } from "./state.js" */
/** @import { Teller } from "./teller.js" */
import { nowInNorway } from "../school/now.js";
import { address } from "../shared/page.js";
import { remove, write } from "../shared/store.js";
import { unmarked } from "../shared/lang-marks.js";
import { PLACE, remembered } from "../shared/remembered.js";
import { partOf } from "./pieces.js";
import { query, readState } from "./state.js";

/**
 * Keep the choices of a plan, with what it says in a sentence for those who look through what is kept.
 * @param {Plan} plan
 * @param {State} state
 * @param {Teller} teller
 * @returns {string} What to say of it.
 */
function remember(plan, state, teller) {
  const text = [state.name, teller.summary(plan)].filter(Boolean).join(": ");
  const { lang } = document.documentElement;
  const done = write(...PLACE, { query: query(state), text, said: text, title: unmarked(teller.say("title", { title: plan.course.title })), lang, url: `${address}#planen` });
  return teller.say(done ? "remembered" : "not_remembered");
}

/** @returns {string} The key of what to say of it. */
function forget() {
  remove(...PLACE);
  return remembered() ? "not_remembered" : "forgotten";
}

/**
 * @param {Element} root
 * @param {Teller} teller
 * @param {() => { plan: Plan | null, state: State }} now
 * @param {(said: string) => void} tell
 */
export function offerKeeping(root, teller, now, tell) {
  partOf(root, "[data-remember]").addEventListener("click", () => {
    const { plan, state } = now();
    if (plan) tell(remember(plan, state, teller));
  });
  partOf(root, "[data-forget]").addEventListener("click", () => tell(teller.say(forget())));
}

/**
 * Whether the plan that is remembered is this one. It may have been written while meetings were called otherwise.
 * @param {State} state
 * @param {Course} course
 */
const isKept = (state, course) => query(readState(remembered() ?? "", course).state) === query(state);

/**
 * What a start in the past or a change means: pages show the dates of the plan that is remembered, not of the one here.
 * @param {State} state
 * @param {Course} course
 * @param {Teller} teller
 */
export function toldOfKept(state, course, teller) {
  if (remembered()) return isKept(state, course) ? "" : teller.say("not_kept");
  return state.start < nowInNorway().day ? teller.say("start_past", { start: state.start }) : "";
}

/**
 * Show what can be done now: a plan that is remembered need not be again. `before` are the choices to take back.
 * @param {Element} root
 * @param {{ course: Course, plan: Plan | null, state: State, before: State[] }} now
 */
export function showKeeping(root, { course, plan, state, before }) {
  const kept = remembered();
  partOf(root, "[data-remember]").toggleAttribute("disabled", !plan || (Boolean(kept) && isKept(state, course)));
  partOf(root, "[data-forget]").toggleAttribute("hidden", !kept);
  partOf(root, "[data-undo]").toggleAttribute("disabled", !before.length);
}
