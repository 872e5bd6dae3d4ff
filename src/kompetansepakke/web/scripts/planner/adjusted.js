// What a school changes by hand: days and weeks off, meetings that are moved, and the list of what was changed, with a
// button that takes each back.
/** @import { Day } from "./rules/days.js" */
/** @import { Course, Plan } from "./rules/plan.js" */
/** @import { State } from "./state.js" */
/** @import { Teller } from "./teller.js" */
import { meetingsOf, nextMeeting, nowInNorway } from "../school/now.js";
import { part } from "../shared/page.js";
import { marked, unmarked } from "../shared/lang-marks.js";
import { spoken } from "../shared/spoken.js";
import { calledOf, keyForAll } from "./rules/adjusting.js";
import { isoDay, mondayOf, parseDay, weekOf } from "./rules/days.js";
import { offTexts, parseOff, sortedDays } from "./parameters.js";
import { partOf, piece } from "./pieces.js";

/**
 * @typedef {object} Adjusting What this part knows of the planner.
 * @property {Record<string, HTMLInputElement>} fields
 * @property {Teller} teller
 * @property {() => { course: Course, plan: Plan | null, state: State }} now
 * @property {(state: State, said: string) => void} adjust
 * @property {(said: string) => void} tell
 */

/**
 * Listen to the fields and buttons; gives what shows how the plan is now.
 * @param {HTMLElement} root
 * @param {Adjusting} planner
 */
export function offerAdjusting(root, { fields, teller, now, adjust, tell }) {
  const meeting = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (fields.meeting));
  /** @param {string} key */
  const nameOf = (key) => {
    const option = [...meeting.options].find((one) => one.value === key);
    if (option) return marked(option.text, option.lang);
    return calledOf(now().course).has(key) ? teller.say("move_others") : key;
  };
  const fold = /** @type {HTMLDetailsElement} */ (part(root, "[data-adjust]"));
  let isChosen = false;
  const showDay = () => {
    const { plan } = now();
    if (!plan || !fold.open) return;
    const next = isChosen ? undefined : nextMeeting(plan, nowInNorway());
    if (next) meeting.value = keyOf(next);
    const chosen = meetingsOf(plan).find((one) => keyOf(one) === meeting.value);
    fields.to.value = chosen ? isoDay(chosen.one.day) : "";
  };
  // What is written here is no choice before its button is pressed.
  fold.addEventListener("change", (event) => {
    event.stopPropagation();
    if (event.target !== meeting) return;
    isChosen = true;
    showDay();
  });
  fold.addEventListener("toggle", showDay);
  /** @type {(name: string, field: HTMLInputElement, act: (day: Day) => void) => void} */
  const on = (name, field, act) => part(root, `[data-${name}]`).addEventListener("click", () => {
    const day = parseDay(field.value);
    if (day === null) tell(teller.say("no_date"));
    else act(day);
    // On a phone, what is told of it is below what is seen.
    part(root, "[data-said]").scrollIntoView({ block: "nearest" });
  });
  /** @type {(days: Day[], said: string) => void} */
  const leaveOut = (days, said) => adjust({ ...now().state, off: sortedDays([...now().state.off, ...days]) }, said);
  on("off", fields.day, (day) => leaveOut([day], teller.say("off_done", { day })));
  on("week", fields.day, (day) => leaveOut(weekOfDays(day), teller.say("week_done", { week: weekOf(day).number })));
  on("move", fields.to, (day) => {
    const said = teller.say("move_done", { meeting: nameOf(meeting.value), day });
    if (meeting.value) adjust({ ...now().state, moves: [...new Map([...now().state.moves, [meeting.value, day]])] }, said);
  });
  /** @param {(state: State) => void} choose */
  return (choose) => {
    showDay();
    showAdjusted(part(root, "[data-adjusted]"), now().state, teller, nameOf, choose);
  };
}

/** @param {Day} day */
const weekOfDays = (day) => [0, 1, 2, 3, 4].map((number) => mondayOf(day) + number);

/** @param {import("../school/now.js").Met} met */
const keyOf = ({ planned, one }) => keyForAll(one.meeting, planned.module.number, one.number);

/**
 * @param {Element} list
 * @param {State} state
 * @param {Teller} teller
 * @param {(key: string) => string} nameOf What a meeting is called.
 * @param {(state: State) => void} choose
 */
function showAdjusted(list, state, teller, nameOf, choose) {
  /** @type {[string, State][]} */
  const rows = [
    ...offTexts(state.off).map((text) => {
      const days = parseOff(text) ?? [];
      const told = days.length > 1 ? teller.say("weeks_told", { weeks: Number(text.slice(-2)) }) : "";
      return /** @type {[string, State]} */ ([
        told || teller.say("off_told", { day: days[0] }), { ...state, off: state.off.filter((day) => !days.includes(day)) },
      ]);
    }),
    ...state.moves.map(([key, day]) => /** @type {[string, State]} */ ([
      teller.say("move_told", { meeting: nameOf(key), day }), { ...state, moves: state.moves.filter(([other]) => other !== key) },
    ])),
  ];
  list.toggleAttribute("hidden", !rows.length);
  list.replaceChildren(...rows.map(([text, without]) => {
    const made = piece("adjusted");
    partOf(made, "span").append(...spoken(text));
    const button = partOf(made, "button");
    button.append(teller.say("undo"));
    button.setAttribute("aria-label", `${teller.say("undo")}: ${unmarked(text)}`);
    button.addEventListener("click", () => choose(without));
    return made;
  }));
}
