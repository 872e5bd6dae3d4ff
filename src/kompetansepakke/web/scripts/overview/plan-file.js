// A school's plan from the calendar file that the planner makes (planner/ics.js), or an owner's own days from any other
// calendar file. Pure.
/** @import { Component } from "../shared/ical.js" */
/** @import { Day } from "../planner/rules/days.js" */
import { readCalendar, spanOf, firstOf } from "../shared/ical.js";
import { parseDay } from "../planner/rules/days.js";

/**
 * @typedef {{ first: Day, last: Day, name: string }} Named Days with a name.
 * @typedef {{ number: number, title: string, first: Day, last: Day }} Module
 * @typedef {{ title: string, day: Day, time: number | null }} Meeting
 * @typedef {object} SchoolPlan
 * @property {string} name The school's.
 * @property {string} pack The id of the package.
 * @property {string} title The package's.
 * @property {string} made When the file was made.
 * @property {Module[]} modules
 * @property {Meeting[]} meetings
 * @property {Named[]} off The school's days off while the plan lasts.
 * @property {Day} first
 * @property {Day} last
 * @property {Component[]} events Those of modules and meetings.
 */
/**
 * @typedef {object} Read What a file holds.
 * @property {SchoolPlan} [plan]
 * @property {Named[]} [days] An owner's own days.
 * @property {number} [lost] How many events have no days that can be read.
 */

const UID = /^(.+?)-\d{4}(?:-[0-9a-f]{8})?-modul-(\d+)(-mote-\d+)?@kompetansepakke$/;
/** Longer than this is a time that something goes on, and no day to meet on. */
const MOST_DAYS = 3;

/**
 * What a file holds; null where it is no calendar, or an empty one. `file` is its name.
 * @param {string} text
 * @param {string} file
 * @returns {Read | null}
 */
export function readPlanFile(text, file) {
  const read = readCalendar(text);
  const events = read?.events.filter((event) => firstOf(event, "STATUS") !== "CANCELLED") ?? [];
  const own = events.filter((event) => UID.test(firstOf(event, "UID")));
  if (read && own.length) return { plan: planOf(read.calendar, own, file) };
  const spans = events.map((event) => ({ span: spanOf(event), name: firstOf(event, "SUMMARY") }));
  const days = spans.flatMap(({ span, name }) => (span && span.last - span.first < MOST_DAYS ? [{ first: span.first, last: span.last, name }] : []));
  return days.length ? { days, lost: spans.filter(({ span }) => !span).length } : null;
}

/**
 * @param {Component} calendar
 * @param {Component[]} events
 * @param {string} file
 * @returns {SchoolPlan}
 */
function planOf(calendar, events, file) {
  /** @type {Module[]} */
  const modules = [];
  /** @type {Meeting[]} */
  const meetings = [];
  for (const event of events) {
    const [, , number, meeting] = /** @type {RegExpExecArray} */ (UID.exec(firstOf(event, "UID")));
    const span = spanOf(event);
    const title = firstOf(event, "SUMMARY");
    if (span && meeting) meetings.push({ title, day: span.first, time: span.time });
    else if (span) modules.push({ number: Number(number), title, first: span.first, last: span.last });
  }
  meetings.sort((one, two) => one.day - two.day);
  modules.sort((one, two) => one.first - two.first);
  const [, pack] = /** @type {RegExpExecArray} */ (UID.exec(firstOf(events[0], "UID")));
  const days = [...modules.flatMap(({ first, last }) => [first, last]), ...meetings.map(({ day }) => day)];
  return {
    name: firstOf(calendar, "X-KP-SCHOOL") || file.replace(/\.(?:ics|json)$/i, ""), pack, title: firstOf(calendar, "X-KP-PACKAGE") || pack,
    made: firstOf(events[0], "DTSTAMP"), modules, meetings, off: daysOff(calendar), first: Math.min(...days), last: Math.max(...days), events,
  };
}

/** @param {Component} calendar */
function daysOff({ properties }) {
  return (properties.get("X-KP-OFF") ?? []).flatMap((text) => {
    const [, begins, ends, name] = /^([\d-]+)\/([\d-]+) (.*)$/s.exec(text) ?? [];
    const [first, last] = [begins, ends].map(parseDay);
    return first === null || last === null || last - first > 400 ? [] : [{ first, last, name }];
  });
}
