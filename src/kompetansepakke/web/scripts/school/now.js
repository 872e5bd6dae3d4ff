// What time it is for a plan, whose times are Norwegian wherever it is read, and what that makes the next meeting.
/** @import { Day } from "../planner/rules/days.js" */
/** @import { Plan, PlannedMeeting, PlannedModule } from "../planner/rules/plan.js" */
import { parseDay } from "../planner/rules/days.js";

/** @typedef {{ day: Day, minutes: number }} Now */
/** @typedef {{ planned: PlannedModule, one: PlannedMeeting }} Met A meeting with its module. */

/**
 * Swedish writes dates as 2026-11-29 14:15:00.
 * @returns {Now}
 */
export function nowInNorway(date = new Date()) {
  const [day, clock] = date.toLocaleString("sv", { timeZone: "Europe/Oslo" }).split(" ");
  const [hours, minutes] = clock.split(":").map(Number);
  return { day: parseDay(day) ?? 0, minutes: 60 * hours + minutes };
}

/**
 * The meetings of the plan, by day.
 * @param {Plan} plan
 * @returns {Met[]}
 */
export const meetingsOf = ({ modules }) => modules.flatMap((planned) => planned.meetings.map((one) => ({ planned, one })))
  .sort((first, second) => first.one.day - second.one.day);

/**
 * The first meeting that isn't over; without a time of day a meeting lasts as long as its day.
 * @param {Plan} plan
 * @param {Now} now
 */
export const nextMeeting = (plan, { day, minutes }) => meetingsOf(plan).find(({ one }) => one.day > day
  || (one.day === day && (plan.wish.time === null || plan.wish.time + (one.meeting.minutes ?? 0) >= minutes)));

/**
 * The module that the day is in, or the next to begin; nothing after the last.
 * @param {Plan} plan
 * @param {Day} day
 */
export const moduleAt = ({ modules }, day) => modules.find(({ lastDay }) => day <= lastDay);

/**
 * Which of the module's weeks the day is in, from 1; 0 before it begins.
 * @param {PlannedModule} planned
 * @param {Day} day
 */
export const weekAt = ({ weeks, firstDay }, day) => day < firstDay ? 0 : weeks.filter(({ monday }) => monday <= day).length;
