// Reads each calendar file of a list as the planner does, and makes a plan of each wish with the days that it has.
import { readFileSync } from "node:fs";
import { readSchoolDays } from "./planner/calendar-file.js";
import { makePlan, readCourse } from "./planner/rules/plan.js";
import { isoDay, parseDay } from "./planner/rules/days.js";
import { OWN, calendarOf, inOrder, writtenDays } from "./planner/rules/own.js";
import { defaults, query, readState } from "./planner/state.js";
import { Teller } from "./planner/teller.js";

const { data, files } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const holidays = new Set(data.nb.holidays.map(([day]) => parseDay(day)));

/** What the planner says of a plan with these days, by language. */
function planned(title, breaks, start) {
  return Object.fromEntries(Object.entries(data).map(([locale, own]) => {
    const course = readCourse(own);
    const teller = new Teller(own.words);
    const state = { ...defaults(course), start: parseDay(start), calendar: OWN, title, days: inOrder(breaks) };
    const read = readState(query(state), course);
    if (read.wrong.length || query(read.state) !== query(state)) throw new Error(`the address forgets: ${query(state)}`);
    const plan = makePlan(course, read.state, calendarOf(course, read.state, teller.say("own_days")));
    return [locale, plan.refused ? teller.refusal(plan) : [
      ...plan.modules.flatMap((one) => [isoDay(one.firstDay), ...one.meetings.map(({ day }) => isoDay(day)), isoDay(one.lastDay)]),
      plan.calendar.title, ...teller.notes(plan),
    ]];
  }));
}

console.log(JSON.stringify(files.map(({ text, start, told }) => {
  const read = readSchoolDays(text, holidays, new Map(told));
  if (!read) return null;
  const { title, breaks, unknown, unreadable } = read;
  return { title, breaks: breaks.map(writtenDays), unknown: unknown.map(writtenDays), unreadable, plan: planned(title, breaks, start) };
})));
