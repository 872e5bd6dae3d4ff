// A plan as an iCalendar file (RFC 5545), with the same events and UIDs as `kp plan --format ics`.
/**
 * @import { Day } from "./rules/days.js"
 * @import { Plan, PlannedMeeting, PlannedModule } from "./rules/plan.js"
 * @import { Step } from "./rules/wheel.js"
 * @import { Teller } from "./teller.js"
 */
import { isoDay, weekSpans } from "./rules/days.js";
import { apart } from "./rules/planned.js";
import { datedSteps } from "./rules/wheel.js";

const FIRST_SEQUENCE = 10_957; // 1 January 2000
/** @param {Day} day */
const compact = (day) => isoDay(day).replaceAll("-", "");
/** @param {string} text */
const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");

/**
 * `stamped` is the day that the file is made on; `base` the edition's address, ending in a slash.
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {Day} stamped
 * @param {string} base
 */
export function calendarFile(plan, teller, stamped, base) {
  const title = teller.say("title", { title: plan.course.title });
  const lines = [
    "BEGIN:VCALENDAR", "PRODID:-//kompetansepakke//tidsplan//NO", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `NAME:${escaped(title)}`, `X-WR-CALNAME:${escaped(title)}`,
    ...plan.modules.flatMap((planned) => [
      ...moduleEvent(plan, planned, teller, stamped, base),
      ...planned.meetings.flatMap((one) => meetingEvent(plan, planned, one, teller, stamped, base)),
    ]),
    ...datedSteps(plan.course.wheel, plan.wish.start).flatMap((one) => stepEvent(plan, one, teller, stamped, base)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/**
 * @param {Plan} plan
 * @param {PlannedModule} planned
 * @param {Teller} teller
 * @param {Day} stamped
 * @param {string} base
 */
function moduleEvent(plan, planned, teller, stamped, base) {
  const text = [
    teller.say("weeks_told", { weeks: weekSpans(planned.weeks) }), teller.say("meetings", { count: planned.meetings.length }),
    ...apart(planned).map(([who, { day }]) => teller.say("begins_told", { who, day })),
  ];
  return event({
    uid: `${plan.course.package}-modul-${planned.module.number}`, summary: teller.module(planned), first: planned.firstDay,
    last: planned.lastDay, text, url: base + planned.module.address, category: teller.say("module"), stamped,
  });
}

/**
 * @param {Plan} plan
 * @param {PlannedModule} planned
 * @param {PlannedMeeting} one
 * @param {Teller} teller
 * @param {Day} stamped
 * @param {string} base
 */
function meetingEvent(plan, planned, one, teller, stamped, base) {
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  return event({
    uid: `${plan.course.package}-modul-${planned.module.number}-mote-${one.number}`, summary: teller.meeting(planned, one),
    first: one.day, last: one.day, text: description(plan, one, teller, anchor), url: base + one.meeting.address + anchor,
    category: teller.say("meeting"), stamped,
  });
}

/**
 * @param {Plan} plan
 * @param {{ step: Step, first: Day, last: Day }} dated
 * @param {Teller} teller
 * @param {Day} stamped
 * @param {string} base
 */
function stepEvent(plan, { step, first, last }, teller, stamped, base) {
  const text = [
    ...(step.who === null ? [] : [teller.say("wheel_who_told", { who: step.who })]), ...(step.about === null ? [] : [step.about]),
    ...(step.address === null ? [] : [teller.say("page", { page: step.address })]),
  ];
  return event({
    uid: `${plan.course.package}-arshjul-${step.id}`, summary: step.title, first, last, text,
    url: step.address === null ? "" : base + step.address, category: teller.say("wheel"), stamped,
  });
}

/**
 * @param {Plan} plan
 * @param {PlannedMeeting} one
 * @param {Teller} teller
 * @param {string} anchor
 */
function description(plan, { meeting }, teller, anchor) {
  /** @type {(key: string, ids: string[]) => string} */
  const lines = (key, ids) => [`${teller.say(key)}:`, ...ids.map((id) => `– ${plan.course.resources[id]}`)].join("\n");
  /** @type {(key: string, ids: string[]) => string[]} */
  const listed = (key, ids) => (ids.length ? [lines(key, ids)] : []);
  const agenda = meeting.agenda.map(([minutes, text], place) => teller.say("agenda_step", { number: place + 1, minutes, text }));
  return [
    ...(meeting.minutes ? [teller.say("lasts_told", { minutes: meeting.minutes })] : []),
    ...listed("prepare", meeting.prepare), ...listed("follows", meeting.follows),
    ...(agenda.length ? [[teller.say("agenda"), ...agenda].join("\n")] : []),
    teller.say("page", { page: meeting.address + anchor }),
  ];
}

/**
 * @param {{
 *   uid: string, summary: string, first: Day, last: Day, text: string[], url: string, category: string, stamped: Day,
 * }} given
 */
function event({ uid, summary, first, last, text, url, category, stamped }) {
  return [
    "BEGIN:VEVENT", `UID:${uid}@kompetansepakke`, `SUMMARY:${escaped(summary)}`, `DTSTART;VALUE=DATE:${compact(first)}`,
    `DTEND;VALUE=DATE:${compact(last + 1)}`, ...(text.length ? [`DESCRIPTION:${escaped(text.join("\n\n"))}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `CATEGORIES:${escaped(category)}`, `DTSTAMP:${compact(stamped)}T000000Z`, `SEQUENCE:${stamped - FIRST_SEQUENCE}`,
    "TRANSP:TRANSPARENT", "END:VEVENT",
  ];
}

/**
 * Lines of at most 75 bytes, broken between letters.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  const parts = [""];
  let size = 0;
  for (const letter of line) {
    const bytes = encoder.encode(letter).length;
    if (size + bytes > 75) {
      parts.push(" ");
      size = 1;
    }
    parts[parts.length - 1] += letter;
    size += bytes;
  }
  return parts.join("\r\n");
}
