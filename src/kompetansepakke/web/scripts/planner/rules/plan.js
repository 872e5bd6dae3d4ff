// From a wish to a plan, or to a refusal with the earliest end: the rules of core/pacing, over Python's data.
// Both are held to the same plans (tests/planner). Days are whole numbers, see days.js.
import { CalendarEnds, WeekLine } from "./calendar.js";
import { parseDay, weekdayOf } from "./days.js";
import { beyondCalendar, notInTime, notes, orderRefused } from "./facts.js";
import { meetingDays } from "./meetings.js";
import { completed, mended, obstacle } from "./orders.js";
import { packed, stretched } from "./schedule.js";

// The modules of plan.json, by number, with their days as numbers.
export function readCourse(data) {
  const modules = new Map(data.modules.map((module) => [module.number, {
    ...module, opens: parseDay(module.opens), complete: parseDay(module.complete),
    meetings: module.meetings.map((meeting) => ({ ...meeting, earliest: parseDay(meeting.earliest) })),
  }]));
  const requires = new Map(data.modules.map((module) => [module.number, module.requires.filter((need) => modules.has(need))]));
  return { ...data, modules, requires };
}

// `wish` is { start, pace: { kind, weeks, until }, order, weekday }. A refusal has `refused`, the kind of it, and a fact
// as its reason; a plan has facts as its notes.
export function makePlan(course, wish, calendar) {
  const order = ordered(course, wish.order);
  if (order.refused) return withEnd(order, course, wish, calendar);
  try {
    return planned(course, wish, calendar, order);
  } catch (error) {
    if (error instanceof CalendarEnds) return beyondCalendar(wish, calendar);
    throw error;
  }
}

function ordered(course, listed) {
  if (!listed.length) return mended([...course.requires.keys()].sort((a, b) => a - b), course.requires);
  const order = completed(listed, course.requires);
  const late = obstacle(order, course.requires);
  return late ? orderRefused(listed, late, mended(listed, course.requires)) : order;
}

function withEnd(refusal, course, wish, calendar) {
  const nearest = makePlan(course, { ...wish, pace: { kind: "minimum" }, order: refusal.nearest }, calendar);
  return nearest.refused ? refusal : { ...refusal, earliestEnd: nearest.end };
}

function planned(course, wish, calendar, order) {
  if (wish.start < calendar.first || wish.start > calendar.last) throw new CalendarEnds();
  const modules = order.map((number) => course.modules.get(number));
  const line = new WeekLine(calendar, wish.start);
  const bounds = modules.map((module) => boundsOf(module, line));
  const needs = (figure) => modules.map((module, place) => ({ weeks: module[figure], ...bounds[place] }));
  const floors = needs("floor");
  const dated = (spans) => datedPlan({ course, wish, calendar, order, modules, bounds, line }, spans);
  if (wish.pace.kind === "minimum") return dated(packed(floors));
  if (wish.pace.kind === "recommended") return dated(packed(needs("recommended")));
  const earliestEnd = () => line.at(packed(floors).at(-1)[1] - 1).days.at(-1);
  const lastDay = wish.pace.kind === "weeks" ? wish.start + 7 * wish.pace.weeks - 1 : wish.pace.until;
  if (lastDay > calendar.last) return beyondCalendar(wish, calendar, earliestEnd());
  const available = line.wholeUntil(lastDay);
  if (packed(floors).at(-1)[1] > available) {
    return notInTime({ modules, floors, start: wish.start, lastDay, available, earliestEnd: earliestEnd() });
  }
  return dated(stretched(floors, available));
}

function boundsOf(module, line) {
  const opens = module.opens === null ? 0 : line.firstWith(WeekLine.FEWEST_DAYS, module.opens);
  const days = [module.complete, ...module.meetings.map((meeting) => meeting.earliest)].filter((day) => day !== null);
  return { opens, ready: days.length ? line.firstWith(1, Math.max(...days)) + 1 : 0 };
}

function datedPlan({ course, wish, calendar, order, modules, bounds, line }, spans) {
  const found = modules.map((module, place) => {
    const [begin, end] = spans[place];
    const weeks = Array.from({ length: end - begin }, (_, index) => line.at(begin + index));
    return plannedModule(module, weeks, wish);
  });
  const waits = spans.map(([begin], place) => ({
    weeks: begin - (place ? spans[place - 1][1] : 0), forPages: begin !== bounds[place].opens,
  }));
  const made = { course, wish, calendar, order, modules: found, end: found.at(-1).lastDay };
  return { ...made, notes: notes(made, waits) };
}

function plannedModule(module, weeks, wish) {
  const opens = module.opens ?? wish.start;
  const days = weeks.map((week) => week.days.filter((day) => day >= opens));
  const earliest = module.meetings.map((meeting) => meeting.earliest ?? days[0][0]);
  const held = meetingDays(days, earliest, wish.weekday);
  const meetings = module.meetings.map((meeting, place) => {
    const wanted = held[place] + wish.weekday - weekdayOf(held[place]);
    return { meeting, number: place + 1, day: held[place], wanted: wanted === held[place] ? null : wanted };
  });
  return { module, firstDay: days[0][0], lastDay: days.at(-1).at(-1), weeks: weeks.map((week) => week.week), meetings };
}
