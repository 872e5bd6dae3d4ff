// The school's plan on the pages of its package, and in its part of the edition's front page: when each meeting is, where one is in the plan, and what comes next.
// It is worked out from the package's plan.json, whose phrases it speaks with. plan-kept.js fetches this; and planner.js,
// since the planner builds on the same rules.
/** @import { Plan, PlanData } from "../planner/rules/plan.js" */
import { calendarOf } from "../planner/rules/own.js";
import { makePlan, readCourse } from "../planner/rules/plan.js";
import { readState } from "../planner/state.js";
import { Teller } from "../planner/teller.js";
import { base, later, pack } from "../shared/page.js";
import { remembered } from "../shared/remembered.js";
import { speak } from "../shared/speak.js";
import { watch } from "../shared/store.js";
import { datedCards } from "./dated-cards.js";
import { clocks, datedGuide } from "./dated-guide.js";
import { showHere } from "./here.js";
import { meetingsOf, nowInNorway } from "./now.js";
import { leadOn } from "./strip.js";

/** @typedef {{ plan: Plan, teller: Teller, places: Record<string, string>, place: ParentNode }} School The plan, its words, the pages that resources stand on, and where all that is shown. */

/**
 * @param {PlanData} data
 * @param {string} query
 * @param {ParentNode} place
 * @returns {School | null}
 */
function schoolOf(data, query, place) {
  const course = readCourse(data);
  const { state } = readState(query, course);
  const teller = new Teller(data.words);
  const plan = makePlan(course, state, calendarOf(course, state, teller.say("own_days")));
  return plan.refused ? null : { plan, teller, places: data.places, place };
}

/**
 * The meeting that comes `step` after the one with this id.
 * @param {import("./now.js").Met[]} all
 * @param {string} id
 * @param {number} step
 */
function beside(all, id, step) {
  const at = all.findIndex(({ one }) => one.meeting.id === id);
  return at < 0 ? undefined : all[at + step];
}

/**
 * When the meeting is, and what the one after it is; nothing for one that the plan doesn't have.
 * @param {School} school
 */
const asked = ({ plan, teller }) => ({
  place: plan.wish.place,
  /** @param {string} id */
  held: (id) => {
    const found = meetingsOf(plan).find(({ one }) => one.meeting.id === id);
    return found ? teller.held(plan, found.one) : "";
  },
  /** @param {string} id */
  after: (id) => {
    const next = beside(meetingsOf(plan), id, 1);
    return next ? teller.say("next_told", { meeting: teller.held(plan, next.one) }) : "";
  },
  /** @param {string} id */
  before: (id) => beside(meetingsOf(plan).filter(({ one }) => one.meeting.id !== null), id, -1)?.one.meeting.id ?? "",
});

/**
 * @param {PlanData} data
 * @param {ParentNode} place
 */
function show(data, place) {
  const query = remembered(data.package);
  const school = query ? schoolOf(data, query, place) : null;
  for (const old of place.querySelectorAll("[data-kp-dated]")) old.remove();
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-kp-planned]"))) {
    one.hidden = Boolean(one.dataset.kpPlanned) !== Boolean(school);
  }
  clocks(school?.plan.wish.time ?? data.clock, data.clock);
  later.school = school ? asked(school) : undefined;
  if (school) {
    datedCards(school);
    datedGuide(school);
    showHere(school, nowInNorway());
    leadOn(school, nowInNorway());
    for (const told of place.querySelectorAll("[data-kp-dated]")) speak(told);
  }
  document.dispatchEvent(new Event("kp:plan"));
}

/**
 * @param {string} name
 * @param {ParentNode} place
 */
async function begin(name, place) {
  const answer = await fetch(`${base}/${name}/tidsplan/plan.json`);
  /** @type {PlanData} */
  const data = await answer.json();
  let shown = remembered(name);
  show(data, place);
  watch(() => {
    if (remembered(name) === shown) return;
    shown = remembered(name);
    show(data, place);
  });
}

/** @type {Set<string>} */
const begun = new Set();
/**
 * There may not be a plan before somebody makes one, here or in another tab.
 * @param {string} name
 * @param {ParentNode} place
 */
function wake(name, place) {
  if (begun.has(name) || !remembered(name)) return;
  begun.add(name);
  if (place instanceof Element && place.previousElementSibling) place.parentElement?.prepend(place);
  begin(name, place).catch(() => begun.delete(name));
}

const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-kp-follows]")]);
const look = () => {
  if (pack) wake(pack, document);
  else for (const one of parts) wake(one.dataset.kpFollows ?? "", one);
};
watch(look);
look();
