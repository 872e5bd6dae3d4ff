// The school's plan on the pages of its package: when each meeting is, where one is in the plan, and what comes next.
// It is worked out from the package's plan.json, whose phrases it speaks with. plan-kept.js fetches this; and planner.js,
// since the planner builds on the same rules.
/** @import { Plan, PlanData } from "../planner/rules/plan.js" */
import { calendarOf } from "../planner/rules/own.js";
import { makePlan, readCourse } from "../planner/rules/plan.js";
import { readState } from "../planner/state.js";
import { Teller } from "../planner/teller.js";
import { base, later, pack } from "../shared/page.js";
import { remembered } from "../shared/remembered.js";
import { watch } from "../shared/store.js";
import { datedCards } from "./dated-cards.js";
import { clocks, datedGuide } from "./dated-guide.js";
import { showHere } from "./here.js";
import { meetingsOf, nowInNorway } from "./now.js";
import { leadOn } from "./strip.js";

/** @typedef {{ plan: Plan, teller: Teller, places: Record<string, string> }} School The plan, its words, and the pages that resources stand on. */

/**
 * @param {PlanData} data
 * @param {string} query
 * @returns {School | null}
 */
function schoolOf(data, query) {
  const course = readCourse(data);
  const { state } = readState(query, course);
  const teller = new Teller(data.words);
  const plan = makePlan(course, state, calendarOf(course, state, teller.say("own_days")));
  return plan.refused ? null : { plan, teller, places: data.places };
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

/** @param {PlanData} data */
function show(data) {
  const query = remembered();
  const school = query ? schoolOf(data, query) : null;
  for (const old of document.querySelectorAll("[data-kp-dated]")) old.remove();
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-kp-planned]"))) {
    one.hidden = Boolean(one.dataset.kpPlanned) !== Boolean(school);
  }
  clocks(school?.plan.wish.time ?? data.clock, data.clock);
  later.school = school ? asked(school) : undefined;
  if (school) {
    datedCards(school);
    datedGuide(school);
    showHere(school, nowInNorway());
    leadOn(school, nowInNorway());
  }
  document.dispatchEvent(new Event("kp:plan"));
}

async function begin() {
  const answer = await fetch(`${base}/${pack}/tidsplan/plan.json`);
  /** @type {PlanData} */
  const data = await answer.json();
  let shown = remembered();
  show(data);
  watch(() => {
    if (remembered() === shown) return;
    shown = remembered();
    show(data);
  });
}

// On the planner's page this is there before there is a plan to remember.
let begun = false;
const wake = () => {
  if (begun || !remembered()) return;
  begun = true;
  begin().catch(() => {
    begun = false;
  });
};
watch(wake);
wake();
