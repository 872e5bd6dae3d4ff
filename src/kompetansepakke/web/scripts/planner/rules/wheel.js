// A package's year in the school year (August to July) that a day lies in: the rules of core/school_year.py.
import { dateOf } from "./days.js";

const FIRST_MONTH = 8;
const day = (year, month, number) => Math.round(Date.UTC(year, month - 1, number) / 86_400_000);
const yearOf = (month, schoolYear) => schoolYear + Number(month < FIRST_MONTH);

export function schoolYear(start) {
  const date = dateOf(start);
  return date.getUTCFullYear() - Number(date.getUTCMonth() + 1 < FIRST_MONTH);
}

export const schoolYearText = (year) => `${year}/${String((year + 1) % 100).padStart(2, "0")}`;

// The steps with their first and last day, in order of time.
export function datedSteps(steps, start) {
  const year = schoolYear(start);
  return steps.map((step) => ({ step, ...days(step, year) })).sort((one, two) => one.first - two.first || one.last - two.last);
}

function days({ months, day: found }, year) {
  if (found) {
    const first = day(yearOf(found[0], year), ...found);
    return { first, last: first };
  }
  const [begin, end] = months;
  const begins = yearOf(begin, year);
  return { first: day(begins, begin, 1), last: day(begins + Number(end < begin), end + 1, 0) };
}
