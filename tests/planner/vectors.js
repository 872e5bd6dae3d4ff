// Runs the browser's own modules over the worlds in a file, and prints what they make of each wish in each language.
import { readFileSync } from "node:fs";
import { clock, isoDay, isoWeek, parseDay, weekSpans } from "./planner/rules/days.js";
import { calendarFile } from "./planner/ics.js";
import { makePlan, readCourse } from "./planner/rules/plan.js";
import { mended, swapped } from "./planner/rules/orders.js";
import { apart, numbersOf } from "./planner/rules/planned.js";
import { defaults, paceText, parsePace, query, readState } from "./planner/state.js";
import { calendarOf, readDays } from "./planner/rules/own.js";
import { datedSteps, schoolYear, schoolYearText } from "./planner/rules/wheel.js";
import { Teller } from "./planner/teller.js";

const iso = (day) => (day === null ? null : isoDay(day));

function year(plan, teller) {
  return {
    school_year: schoolYearText(schoolYear(plan.wish.start)),
    steps: datedSteps(plan.course.wheel, plan.wish.start).map(({ step, first, last }) => ({
      id: step.id, title: step.title, first_day: iso(first), last_day: iso(last), who: step.who,
      when: teller.when({ first, last }),
    })),
  };
}

function told(plan, teller, stamp) {
  if (plan.refused) {
    return {
      refused: plan.refused, earliest_end: iso(plan.earliestEnd), reason: teller.refusal(plan),
      order: plan.nearest ?? [], available: plan.available ?? null,
    };
  }
  return {
    start: iso(plan.wish.start), end: iso(plan.end), order: numbersOf(plan), pace: paceText(plan.wish.pace),
    days_off: plan.calendar.daysOff(plan.wish.start, plan.end).map(isoDay),
    modules: plan.modules.map((one) => ({
      number: one.module.number, first_day: iso(one.firstDay), last_day: iso(one.lastDay),
      weeks: one.weeks.map(isoWeek), spans: weekSpans(one.weeks),
      meetings: one.meetings.map((held) => ({
        id: held.meeting.id, title: held.meeting.title ?? teller.say("unwritten_title", { number: held.number }), date: iso(held.day), minutes: held.meeting.minutes,
        prepare: held.meeting.prepare,
      })),
      ...(apart(one).length ? { begins: Object.fromEntries(one.beginnings.map(({ role, day }) => [role, iso(day)])) } : {}),
      who: apart(one).map(([who, { day, weeks }]) => [who, iso(day), weeks]),
    })),
    ...(plan.wish.time === null ? {} : { time: clock(plan.wish.time, ":") }),
    ...(plan.wish.place ? { place: plan.wish.place } : {}), ...(plan.wish.name ? { name: plan.wish.name } : {}),
    held: plan.modules.flatMap((one) => one.meetings.map((held) => teller.held(plan, held))),
    ...(plan.course.wheel.length ? { year_wheel: year(plan, teller) } : {}),
    notes: teller.notes(plan), pace_told: teller.pace(plan.wish.pace),
    summary: teller.summary(plan), hours: teller.hours(plan.modules),
    ics: stamp ? calendarFile(plan, teller, parseDay(stamp) * 86400, "https://skole.example/leder/") : null,
  };
}

/** The usual order with each two swapped that follow each other in the edition. */
function swaps(course) {
  const order = mended([...course.requires.keys()], course.requires);
  const own = order.filter((number) => course.modules.has(number));
  return own.slice(1).map((lower, place) => [own[place], lower, swapped(order, own[place], lower)]);
}

const worlds = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const answers = worlds.map(({ data: editions, wishes }) => Object.fromEntries([["swaps", swaps(readCourse(editions.nb))], ...Object.entries(editions).map(([locale, data]) => {
  const course = readCourse(data);
  const teller = new Teller(data.words);
  return [locale, wishes.map((wish) => {
    const state = { ...defaults(course), ...wish, start: parseDay(wish.start), pace: parsePace(wish.pace), off: wish.off.map(parseDay), moves: wish.moves.map(([key, day]) => [key, parseDay(day)]), days: wish.days.map(readDays) };
    const read = readState(query(state), course);
    if (read.wrong.length || query(read.state) !== query({ ...state, moves: read.state.moves })) throw new Error(`the address forgets: ${query(state)}`);
    const made = makePlan(course, read.state, calendarOf(course, read.state, teller.say("own_days")));
    return { ...told(made, teller, wish.stamp), moves: read.state.moves.map(([key, day]) => [key, iso(day)]) };
  })];
})]));
console.log(JSON.stringify(answers));
