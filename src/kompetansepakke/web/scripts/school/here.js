// Where the school is in its plan, on front pages and the planner's: the module and week, the next meeting, and what this
// reader has left to prepare for it.
/** @import { School } from "./school-plan.js" */
/** @import { Now } from "./now.js" */
/** @import { PlannedModule } from "../planner/rules/plan.js" */
import { el, module as own } from "../shared/page.js";
import { href } from "../shared/wording.js";
import { read } from "../shared/store.js";
import { heldAt } from "./dated-cards.js";
import { moduleAt, nextMeeting, weekAt } from "./now.js";

/**
 * @param {School} school
 * @param {Now} now
 */
export function showHere(school, now) {
  const place = /** @type {HTMLElement | null} */ (school.place.querySelector("[data-kp-here]"));
  const lines = [where(school, now, place?.dataset.kpHere), next(school, now), ...prepared(school, now), ...way(school)].filter((one) => one !== null);
  place?.append(el("ul", { class: "kp-here", "data-kp-dated": true }, ...lines));
}

/**
 * @param {string} label
 * @param {(Node | string)[]} content
 */
const line = (label, ...content) => el("li", {}, el("strong", {}, `${label}:`), " ", ...content);

/**
 * On a module's page where one is in it, on the package's which module it is.
 * @param {School} school
 * @param {Now} now
 * @param {string | undefined} role The edition's own.
 */
function where({ plan, teller }, { day }, role) {
  const planned = own ? plan.modules.find(({ module }) => `${module.number}` === own) : moduleAt(plan, day);
  const told = planned ? inModule(planned, day, role) : { key: "here_over", values: { day: plan.end } };
  const name = planned && !own ? [el("a", { href: href(planned.module.address) }, teller.module(planned)), ", "] : [];
  const label = told.key === "here_week" ? "here" : "here_planned";
  return own && !planned ? null : line(teller.say(label), ...name, teller.say(told.key, told.values));
}

/**
 * @param {PlannedModule} planned
 * @param {number} day
 * @param {string | undefined} role
 */
function inModule(planned, day, role) {
  const week = weekAt(planned, day);
  const begins = planned.beginnings.find((one) => one.role === role)?.day ?? planned.firstDay;
  if (!week || day < begins) return { key: "here_before", values: { day: begins } };
  return day > planned.lastDay ? { key: "here_over", values: { day: planned.lastDay } }
    : { key: "here_week", values: { week, weeks: planned.weeks.length } };
}

/**
 * @param {School} school
 * @param {Now} now
 */
function next(school, now) {
  const { plan, teller } = school;
  const found = nextMeeting(plan, now);
  if (!found) return null;
  const { planned, one } = found;
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  return line(teller.say("next"), el("a", { href: href(one.meeting.address + anchor) }, teller.meeting(planned, one)), ", ", heldAt(school, one));
}

/**
 * The first thing to do before the next meeting that isn't marked as done.
 * @param {School} school
 * @param {Now} now
 */
function prepared({ plan, teller, places }, now) {
  const ids = nextMeeting(plan, now)?.one.meeting.prepare ?? [];
  const id = ids.find((one) => !read("done", plan.course.package, one));
  if (!ids.length) return [];
  const content = id === undefined ? teller.say("prepared") : el("a", { href: href(`${places[id]}#${id}`) }, plan.course.resources[id]);
  return [line(teller.say("next_prepare"), content)];
}

/**
 * The way to the plan, where no other stands.
 * @param {School} school
 */
function way({ plan, teller, place }) {
  const stands = own || document.querySelector("[data-kp-planned], [data-kp-planner]");
  return stands && place === document ? [] : [el("li", {}, el("a", { href: href(`${plan.course.package}/tidsplan/`) }, teller.say("see")))];
}
