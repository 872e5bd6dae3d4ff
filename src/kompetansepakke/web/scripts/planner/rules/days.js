// Days as whole numbers (days since 1970-01-01), so that no time zone can move them; ISO weeks; words for them.
/**
 * @typedef {number} Day Days since 1970-01-01.
 * @typedef {{ year: number, number: number, monday: Day }} Week An ISO week; its year may differ from the date's around New Year.
 */

const MILLISECONDS = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day of «2026-11-28», or null where there is no such day.
 * @param {string | null | undefined} text
 * @returns {Day | null}
 */
export function parseDay(text) {
  const found = ISO.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const real = year > 0 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? Math.round(date.getTime() / MILLISECONDS) : null;
}

/**
 * «14:15» of minutes from midnight, with `sign` between hours and minutes.
 * @param {number} minutes
 * @param {string} sign
 */
export const clock = (minutes, sign) => [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, "0")).join(sign);

/** @param {Day} day */
export const dateOf = (day) => new Date(day * MILLISECONDS);
/** @param {Day} day */
export const isoDay = (day) => dateOf(day).toISOString().slice(0, 10);

/**
 * 0 is Monday.
 * @param {Day} day
 */
export const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;
/** @param {Day} day */
export const mondayOf = (day) => day - weekdayOf(day);

/**
 * @param {Day} day
 * @returns {Week}
 */
export function weekOf(day) {
  const thursday = mondayOf(day) + 3;
  const year = dateOf(thursday).getUTCFullYear();
  const first = Math.round(Date.UTC(year, 0, 1) / MILLISECONDS);
  return { year, number: Math.floor((thursday - first) / 7) + 1, monday: thursday - 3 };
}

/** @param {Week} week */
export const isoWeek = (week) => `${week.year}-W${String(week.number).padStart(2, "0")}`;

/**
 * «36–39, 41»: weeks that don't count are left out, and the weeks of a new year begin a new span.
 * @param {Week[]} weeks
 */
export function weekSpans(weeks) {
  /** @type {Week[][]} */
  const runs = [];
  for (const week of weeks) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && last.year === week.year && last.monday + 7 === week.monday) run?.push(week);
    else runs.push([week]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0].number}–${run[run.length - 1].number}` : `${run[0].number}`)).join(", ");
}
