// From a wish to a plan, or to a refusal with the earliest end: the rules of plan/planner.py, over the data of plan.json.
// Both are held to the same plans (tests/planner). Days are whole numbers, see days.js.
/**
 * @import { SchoolCalendar, SchoolWeek } from "./calendar.js"
 * @import { Day, Week } from "./days.js"
 * @import { Fact, Refusal } from "./facts.js"
 * @import { Moves } from "./adjusting.js"
 * @import { Requires } from "./orders.js"
 * @import { Span } from "./schedule.js"
 * @import { Step } from "./wheel.js"
 */
import { CalendarEnds, WeekLine, lastOf } from "./calendar.js";
import { parseDay, weekdayOf } from "./days.js";
import { MoveRefused, moved, movesOf } from "./adjusting.js";
import { beyondCalendar, fromMissing, noModules, notInTime, notes, orderRefused } from "./facts.js";
import { meetingDays } from "./meetings.js";
import { completed, mended, obstacle } from "./orders.js";
import { beginnings } from "./planned.js";
import { packed, stretched } from "./schedule.js";

/**
 * @template D Text in plan.json, and a day when it is read.
 * @typedef {object} MeetingOf
 * @property {string | null} id
 * @property {string | null} title
 * @property {number | null} minutes
 * @property {string} address
 * @property {D | null} earliest
 * @property {string[]} prepare
 * @property {string[]} follows
 * @property {[number, string][]} agenda
 * @property {boolean} shared Whether every edition that has the package has it too, and so knows its id.
 * @property {boolean} seen Whether the edition has it; else nothing is known of it but `earliest`.
 */
/**
 * @template D
 * @typedef {object} ModuleOf
 * @property {number} number
 * @property {string} title
 * @property {string} address
 * @property {number} floor
 * @property {number} recommended
 * @property {{ role: string, name: string, floor: number, recommended: number, first_meeting: number | null }[]} times
 * @property {number[]} requires
 * @property {D | null} opens
 * @property {D | null} complete
 * @property {Record<string, number>} hours
 * @property {MeetingOf<D>[]} meetings
 * @property {string[]} rest
 */
/**
 * @typedef {object} Common
 * @property {string} package
 * @property {string} title
 * @property {number} horizon_weeks
 * @property {string} start
 * @property {Record<string, string>} resources
 * @property {number} clock When the clocks of printed agendas begin, in minutes from midnight.
 * @property {Record<string, string>} places The addresses of the pages that resources stand on.
 * @property {Step[]} wheel
 * @property {import("./calendar.js").CalendarData[]} calendars
 * @property {[string, string][]} holidays The public holidays of the calendars' years, by their names in bokmål.
 * @property {Record<string, string>} holiday_names Names in the page's language, of those that have another.
 * @property {import("../teller.js").Phrases} words
 */
/**
 * @typedef {ModuleOf<Day>} Module
 * @typedef {MeetingOf<Day>} Meeting
 * @typedef {Common & { modules: ModuleOf<string>[], others: ModuleOf<string>[] }} PlanData What plan.json holds.
 * @typedef {Common & { modules: Map<number, Module>, every: Map<number, Module>, requires: Requires }} Course `modules` are those that the edition has, `every` the school's.
 * @typedef {{ kind: "minimum" | "recommended" | "weeks" | "until", weeks?: number, until?: Day }} Pace `weeks` and `until` go with those kinds.
 * @typedef {object} Wish
 * @property {Day} start
 * @property {Pace} pace
 * @property {number[]} order
 * @property {number} weekday
 * @property {number | null} begin The module to start again from.
 * @property {[string, Day][]} moves Meetings by id, or as «2.3», and the days that they are moved to.
 * @property {Day[]} off Days without school beside the calendar's.
 * @property {number | null} time When a meeting begins, in minutes from midnight.
 * @property {string} place
 * @property {string} name
 */
/**
 * @typedef {{ meeting: Meeting, number: number, day: Day, wanted: Day | null, planned: Day | null }} PlannedMeeting `wanted` is the day that the calendar moved it from, `planned` the one that the school moved it from by hand.
 * @typedef {{ role: string, name: string, day: Day, weeks: number }} Beginning When a role begins with a module.
 * @typedef {{ module: Module, firstDay: Day, lastDay: Day, weeks: Week[], meetings: PlannedMeeting[], held: number, beginnings: Beginning[] }} PlannedModule `held` is how many meetings the school has.
 * @typedef {{ course: Course, wish: Wish, calendar: SchoolCalendar, order: number[], modules: PlannedModule[], end: Day, schoolEnd: Day }} Dated `order` and `schoolEnd` are the school's, `modules` and `end` the edition's.
 * @typedef {Dated & { notes: Fact[], done: number[], refused?: undefined }} Plan `done` are the modules before the one that it begins from.
 * @typedef {{ opens: number, ready: number }} Bounds
 */

// The modules of plan.json, by number, with their days as numbers.
/**
 * @param {PlanData} data
 * @returns {Course}
 */
export function readCourse(data) {
  const modules = byNumber(data.modules);
  const every = byNumber([...data.modules, ...data.others].sort((one, two) => one.number - two.number));
  const requires = new Map([...every.values()].map((module) => [module.number, module.requires.filter((need) => every.has(need))]));
  return { ...data, modules, every, requires };
}

/** @param {ModuleOf<string>[]} modules */
const byNumber = (modules) => new Map(modules.map((module) => [module.number, {
  ...module, opens: parseDay(module.opens), complete: parseDay(module.complete),
  meetings: module.meetings.map((meeting) => ({ ...meeting, earliest: parseDay(meeting.earliest) })),
}]));

// `wish` is { start, pace: { kind, weeks, until }, order, weekday }. A refusal has `refused`, the kind of it, and a fact
// as its reason; a plan has facts as its notes.
/**
 * @param {Course} course
 * @param {Wish} wish
 * @param {SchoolCalendar} calendar
 * @returns {Plan | Refusal}
 */
export function makePlan(course, wish, calendar) {
  const every = ordered(course, wish.order);
  const known = calendar.without(wish.off);
  if (!Array.isArray(every)) return withEnd(every, course, wish, calendar);
  if (wish.begin !== null && !every.includes(wish.begin)) return fromMissing(wish.begin);
  const begins = wish.begin === null ? 0 : every.indexOf(wish.begin);
  try {
    const made = planned(course, wish, known, every.slice(begins));
    return made.refused ? made : { ...made, done: every.slice(0, begins) };
  } catch (error) {
    if (error instanceof CalendarEnds) return beyondCalendar(wish, known);
    if (error instanceof MoveRefused) return { refused: "move", reason: error.fact, earliestEnd: null };
    throw error;
  }
}

/**
 * @param {Course} course
 * @param {number[]} listed
 */
function ordered(course, listed) {
  if (!listed.length) return mended([...course.requires.keys()].sort((a, b) => a - b), course.requires);
  const order = completed(listed, course.requires);
  const late = obstacle(order, course.requires);
  return late ? orderRefused(listed, late, mended(listed, course.requires)) : order;
}

/**
 * The refusal of an order, with the earliest end of the nearest that is allowed.
 * @param {Refusal} refusal
 * @param {Course} course
 * @param {Wish} wish
 * @param {SchoolCalendar} calendar
 */
function withEnd(refusal, course, wish, calendar) {
  const nearest = makePlan(course, { ...wish, pace: { kind: "minimum" }, order: refusal.nearest ?? [], begin: null, moves: [] }, calendar);
  return nearest.refused ? refusal : { ...refusal, earliestEnd: nearest.schoolEnd };
}

/**
 * @param {Course} course
 * @param {Wish} wish
 * @param {SchoolCalendar} calendar
 * @param {number[]} order
 */
function planned(course, wish, calendar, order) {
  if (wish.start < calendar.first || wish.start > calendar.last) throw new CalendarEnds();
  const modules = order.map((number) => /** @type {Module} */ (course.every.get(number)));
  const moves = movesOf(course, wish);
  const line = new WeekLine(calendar, wish.start);
  const bounds = modules.map((module) => boundsOf(module, line));
  /** @param {"floor" | "recommended"} figure */
  const needs = (figure) => modules.map((module, place) => ({ weeks: module[figure], ...bounds[place] }));
  const floors = needs("floor");
  /** @param {Span[]} spans */
  const dated = (spans) => datedPlan({ course, wish, calendar, order, modules, bounds, line, moves }, spans);
  if (wish.pace.kind === "minimum") return dated(packed(floors));
  if (wish.pace.kind === "recommended") return dated(packed(needs("recommended")));
  const earliestEnd = () => lastOf(line.at(lastOf(packed(floors))[1] - 1).days);
  const lastDay = wish.pace.weeks ? wish.start + 7 * wish.pace.weeks - 1 : /** @type {Day} */ (wish.pace.until);
  if (lastDay > calendar.last) return beyondCalendar(wish, calendar, earliestEnd());
  const available = line.wholeUntil(lastDay);
  if (lastOf(packed(floors))[1] > available) {
    return notInTime({ modules, floors, start: wish.start, lastDay, available, earliestEnd: earliestEnd() });
  }
  return dated(stretched(floors, available));
}

/**
 * @param {Module} module
 * @param {WeekLine} line
 * @returns {Bounds}
 */
function boundsOf(module, line) {
  const opens = module.opens === null ? 0 : line.firstWith(WeekLine.FEWEST_DAYS, module.opens);
  const days = [module.complete, ...module.meetings.map((meeting) => meeting.earliest)].filter((day) => day !== null);
  return { opens, ready: days.length ? line.firstWith(1, Math.max(...days)) + 1 : 0 };
}

/**
 * The plan, told as the edition has it: others' modules and meetings have their room, and are not named.
 * @param {Omit<Dated, "modules" | "end" | "schoolEnd"> & { modules: Module[], bounds: Bounds[], line: WeekLine, moves: Moves }} given
 * @param {Span[]} spans
 * @returns {Plan | Refusal}
 */
function datedPlan({ course, wish, calendar, order, modules, bounds, line, moves }, spans) {
  const every = modules.map((module, place) => {
    const [begin, end] = spans[place];
    const weeks = Array.from({ length: end - begin }, (_, index) => line.at(begin + index));
    return plannedModule(module, weeks, { wish, moves, calendar });
  });
  const waits = spans.map(([begin], place) => ({
    weeks: begin - (place ? spans[place - 1][1] : 0), forPages: begin !== bounds[place].opens,
  }));
  const found = every.filter((one) => course.modules.has(one.module.number));
  if (!found.length) return noModules();
  const made = { course, wish, calendar, order, modules: found, end: lastOf(found).lastDay, schoolEnd: lastOf(every).lastDay };
  return { ...made, done: [], notes: notes(made, every, waits) };
}

/**
 * @param {Module} module
 * @param {SchoolWeek[]} weeks
 * @param {{ wish: Wish, moves: Moves, calendar: SchoolCalendar }} given
 * @returns {PlannedModule}
 */
function plannedModule(module, weeks, { wish, moves, calendar }) {
  const opens = module.opens ?? wish.start;
  const days = weeks.map((week) => week.days.filter((day) => day >= opens));
  const earliest = module.meetings.map((meeting) => meeting.earliest ?? days[0][0]);
  const held = meetingDays(days, earliest, wish.weekday);
  const chosen = moved(module, held, moves, [days[0][0], lastOf(lastOf(days))], calendar);
  const meetings = module.meetings.map((meeting, place) => {
    const [day, planned] = [chosen[place], chosen[place] === held[place] ? null : held[place]];
    const wanted = day + wish.weekday - weekdayOf(day);
    return { meeting, number: place + 1, day, wanted: planned !== null || wanted === day ? null : wanted, planned };
  });
  return {
    module, firstDay: days[0][0], lastDay: lastOf(lastOf(days)), weeks: weeks.map((week) => week.week),
    meetings: meetings.filter((one) => one.meeting.seen), held: meetings.length,
    beginnings: beginnings(module, days, meetings, wish.pace.kind === "recommended" ? "recommended" : "floor"),
  };
}
