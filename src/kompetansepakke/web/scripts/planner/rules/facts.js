// What is to be said of a plan or a refusal, as facts: the kinds and values of plan/notes.py and plan/refusals.py.
// teller.js says them.
/**
 * @import { Day } from "./days.js"
 * @import { SchoolCalendar } from "./calendar.js"
 * @import { Dated, Module, PlannedMeeting, PlannedModule, Wish } from "./plan.js"
 * @import { Need } from "./schedule.js"
 */
import { weekOf, weekdayOf } from "./days.js";
import { numbersOf } from "./planned.js";
import { packed } from "./schedule.js";

/**
 * @typedef {string | number | number[] | undefined} Value A name; a day, a count or a number of a module; several of those.
 * @typedef {Record<string, Value>} Values
 * @typedef {{ kind: string, values: Values }} Fact
 * @typedef {object} Refusal
 * @property {"order" | "time" | "calendar" | "move"} refused
 * @property {Fact} reason
 * @property {Day | null} earliestEnd
 * @property {number[]} [nearest] The nearest order that is allowed.
 * @property {number} [available] School weeks.
 * @typedef {{ weeks: number, forPages: boolean }} Wait
 */

/** @type {(kind: string, values: Values) => Fact} */
const fact = (kind, values) => ({ kind, values });

/**
 * What a reader of a plan should know beside its dates. `every` are all the school's modules in it, and `waits` has one
 * for each of them.
 * @param {Dated} plan
 * @param {PlannedModule[]} every
 * @param {Wait[]} waits
 * @returns {Fact[]}
 */
export function notes(plan, every, waits) {
  let others = 0;
  const ofModules = every.flatMap((planned, place) => {
    const { number: module } = planned.module;
    if (!plan.course.modules.has(module)) {
      others += waits[place].weeks + planned.weeks.length;
      return [];
    }
    const before = others ? [fact("others", { weeks: others, module })] : [];
    others = 0;
    return [...before, ...waited(planned.module, waits[place]), ...filled(plan, planned)];
  });
  const begun = waits[0].weeks ? [] : started(plan);
  return [...added(plan), ...begun, ...ofModules, ...over(plan), ...lasted(plan)];
}

/** @param {Dated} plan */
function added(plan) {
  const { wish } = plan;
  const modules = wish.order.length ? numbersOf(plan).filter((number) => !wish.order.includes(number)) : [];
  return modules.length ? [fact("added", { count: modules.length, modules })] : [];
}

/** @param {Dated} plan */
function started({ wish: { start }, order, modules, calendar }) {
  const first = modules[0].firstDay;
  const { opens } = modules[0].module;
  if (first === start || (opens !== null && opens > start) || order[0] !== modules[0].module.number) return [];
  if (weekdayOf(start) > 4) return [fact("start_weekend", { start, first })];
  const name = calendar.whyOff(start);
  if (name) return [fact("start_off", { start, first, name })];
  return weekOf(start).monday === weekOf(first).monday ? [] : [fact("start_few", { start, first })];
}

/**
 * @param {Module} module
 * @param {Wait} wait
 */
function waited({ number: module, opens }, { weeks, forPages }) {
  if (!weeks) return [];
  return [opens === null || forPages ? fact("wait_pages", { weeks, module }) : fact("wait_opens", { weeks, module, opens })];
}

/**
 * @param {Dated} plan
 * @param {PlannedModule} planned
 */
function filled(plan, planned) {
  const { module: { number: module }, held: meetings } = planned;
  const weeks = planned.weeks.length;
  const count = planned.meetings.filter((one) => one.meeting.id === null).length;
  const found = [
    ...(count ? [fact("unwritten", { module, meetings, count })] : []),
    ...planned.meetings.flatMap((one) =>
      one.planned === null ? [] : [fact("moved_hand", { module, meeting: one.number, day: one.day, planned: one.planned })]),
  ];
  if (meetings <= weeks) return [...found, ...planned.meetings.flatMap((one) => moved(plan, module, one))];
  const sharesDays = new Set(planned.meetings.map((one) => one.day)).size < meetings;
  return [...found, fact(sharesDays ? "crowded_days" : "crowded", { module, meetings, weeks })];
}

/**
 * @param {Dated} plan
 * @param {number} module
 * @param {PlannedMeeting} one
 */
function moved({ wish, calendar }, module, { number: meeting, day, wanted }) {
  if (wanted === null) return [];
  const name = calendar.whyOff(wanted);
  const told = { module, meeting, day, wanted };
  if (name) return [fact("moved_off", { ...told, name })];
  return [fact(wanted < wish.start ? "moved_start" : "moved_opens", told)];
}

/** @param {Dated} plan */
function over({ calendar: { title, knownUntil: last }, end }) {
  return last !== null && end > last ? [fact("calendar_over", { title, last })] : [];
}

/** @param {Dated} plan */
function lasted({ order, course, wish, end }) {
  const weeks = Math.ceil((end - wish.start + 1) / 7);
  const whole = order.length === course.every.size && ["minimum", "recommended"].includes(wish.pace.kind);
  return whole && weeks > course.horizon_weeks ? [fact("long", { weeks, horizon: course.horizon_weeks })] : [];
}

/**
 * `late` is a module and one that it requires, which the listed order has after it.
 * @param {number[]} listed
 * @param {[number, number]} late
 * @param {number[]} nearest
 * @returns {Refusal}
 */
export function orderRefused(listed, late, nearest) {
  const reason = fact("order_refused", { listed, module: late[0], need: late[1], nearest });
  return { refused: "order", reason, nearest, earliestEnd: null };
}

/**
 * The module to start again from isn't among those that the plan holds.
 * @param {number} module
 */
export const fromMissing = (module) => /** @type {Refusal} */ ({ refused: "order", reason: fact("from_missing", { module }), earliestEnd: null });

/** The edition has none of the modules that the plan holds. */
export const noModules = () => /** @type {Refusal} */ ({ refused: "order", reason: fact("no_modules", {}), earliestEnd: null });

/**
 * @param {{ modules: Module[], floors: Need[], start: Day, lastDay: Day, available: number, earliestEnd: Day }} given
 * @returns {Refusal}
 */
export function notInTime({ modules, floors, start, lastDay, available, earliestEnd }) {
  const reason = lastDay < start ? fact("end_before_start", { start, last: lastDay })
    : binding(modules, floors, { start, last: lastDay, available });
  return { refused: "time", reason, available, earliestEnd };
}

/**
 * @param {Wish} wish
 * @param {SchoolCalendar} calendar
 * @param {Day | null} earliestEnd
 * @returns {Refusal}
 */
export function beyondCalendar({ start }, { first, last, title }, earliestEnd = null) {
  /** @type {(kind: string, values: Values) => Refusal} */
  const refused = (kind, values) => ({ refused: "calendar", reason: fact(kind, { first, last, ...values }), earliestEnd });
  if (start < first || start > last) return refused("calendar_start", { start });
  return earliestEnd === null ? refused("calendar_modules", { title }) : refused("calendar_end", {});
}

/**
 * The last module that must wait decides the end; where none waits, it is the start.
 * @param {Module[]} modules
 * @param {Need[]} floors
 * @param {{ start: Day, last: Day, available: number }} given
 */
function binding(modules, floors, { start, last, available }) {
  const [place, [begin, end]] = lastToWait(floors);
  const { number: module, opens } = modules[place];
  const following = floors.slice(place).reduce((sum, need) => sum + need.weeks, 0);
  if (begin === 0) return fact("too_short", { weeks: following, start, last, available });
  if (begin === floors[place].opens && opens !== null) {
    return fact("opens_late", { module, opens, weeks: following, last, available: Math.max(0, available - begin) });
  }
  return fact("pages_late", { module, weeks: end, last, available, more: following - floors[place].weeks });
}

/**
 * @param {Need[]} floors
 * @returns {[number, [number, number]]}
 */
function lastToWait(floors) {
  const spans = packed(floors);
  let place = spans.length - 1;
  while (place > 0 && spans[place][0] === spans[place - 1][1]) place -= 1;
  return [place, spans[place]];
}
