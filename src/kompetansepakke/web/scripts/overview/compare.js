// What several schools' plans tell beside each other: meetings that clash, and holidays that differ. Pure.
/**
 * @import { Day } from "../planner/rules/days.js"
 * @import { Meeting, Named, SchoolPlan } from "./plan-file.js"
 */
import { weekdayOf } from "../planner/rules/days.js";

/** @type {(days: { first: Day, last: Day }, day: Day) => boolean} */
const holds = ({ first, last }, day) => first <= day && day <= last;

/**
 * For each of the owner's days, in order: who has a meeting then, and who has no school.
 * @param {SchoolPlan[]} plans
 * @param {Named[]} days
 */
export const clashes = (plans, days) => days.toSorted((one, two) => one.first - two.first).map((day) => ({
  day,
  meetings: plans.flatMap((plan) => plan.meetings.filter((meeting) => holds(day, meeting.day)).map((meeting) => ({ plan, meeting }))),
  off: plans.filter((plan) => plan.off.some((span) => span.first <= day.last && day.first <= span.last)),
}));

/**
 * Weekdays that some of the schools have off and others not, of those whose plan has begun and not ended: runs of days
 * with the same schools, and what it is called there.
 * @param {SchoolPlan[]} plans
 */
export function differences(plans) {
  const first = Math.min(...plans.map((plan) => plan.first));
  const last = Math.max(...plans.map((plan) => plan.last));
  /** @type {{ first: Day, last: Day, off: SchoolPlan[], school: SchoolPlan[], names: string[] }[]} */
  const found = [];
  for (let day = first; day <= last; day += 1) {
    const there = plans.filter((plan) => holds(plan, day));
    const off = there.filter((plan) => plan.off.some((span) => holds(span, day)));
    if (weekdayOf(day) > 4 || !off.length || off.length === there.length) continue;
    const names = off.flatMap((plan) => plan.off.filter((span) => holds(span, day)).map(({ name }) => name));
    const before = found.at(-1);
    if (before && isNext(before.last, day) && isSame(before.off, off)) {
      before.last = day;
      before.names = [...new Set([...before.names, ...names])];
    } else found.push({ first: day, last: day, off, school: there.filter((plan) => !off.includes(plan)), names: [...new Set(names)] });
  }
  return found;
}

/** @type {(before: Day, day: Day) => boolean} */
const isNext = (before, day) => day - before === 1 || (weekdayOf(day) === 0 && day - before === 3);
/** @type {(one: SchoolPlan[], two: SchoolPlan[]) => boolean} */
const isSame = (one, two) => one.length === two.length && one.every((plan, place) => plan === two[place]);

/**
 * Where a school is on a day: the module that it is in, or the next one, and its next meeting.
 * @param {SchoolPlan} plan
 * @param {Day} day
 */
export function whereabouts({ modules, meetings }, day) {
  return {
    now: modules.find((module) => holds(module, day)), next: modules.find((module) => module.first > day),
    meeting: /** @type {Meeting | undefined} */ (meetings.find((meeting) => meeting.day >= day)),
  };
}
