// What a planned module tells of itself: who begins with it when, and which modules an edition has.
/**
 * @import { Day } from "./days.js"
 * @import { Beginning, Dated, Module, PlannedMeeting, PlannedModule } from "./plan.js"
 */
import { lastOf } from "./calendar.js";

/**
 * A role that needs less begins as many weeks later, but not after the week of its first meeting.
 * @param {Module} module
 * @param {Day[][]} weeks
 * @param {PlannedMeeting[]} held
 * @param {"floor" | "recommended"} figure
 */
export function beginnings(module, weeks, held, figure) {
  return module.times.map(({ role, name, first_meeting: firstMeeting, [figure]: needed }) => {
    const first = firstMeeting === null ? lastOf(weeks)[0] : held[firstMeeting].day;
    const place = Math.min(module[figure] - needed, weeks.slice(1).filter((week) => week[0] <= first).length);
    return { role, name, day: weeks[place][0], weeks: weeks.length - place };
  });
}

/**
 * Who begins when: names of roles and their beginning, by day; nothing where all begin together.
 * @param {PlannedModule} planned
 * @returns {[string, Beginning][]}
 */
export function apart({ beginnings: found }) {
  const days = [...new Set(found.map((one) => one.day))].sort((one, two) => one - two);
  return days.length < 2 ? [] : days.map((day) => {
    const group = found.filter((one) => one.day === day);
    return [[...new Set(group.map((one) => one.name))].join(", "), group[0]];
  });
}

/**
 * The order of the modules that the edition has.
 * @param {Dated} plan
 */
export const numbersOf = ({ modules }) => modules.map((one) => one.module.number);
