// A plan as an iCalendar file (RFC 5545), with the same events and UIDs as `kp plan --format ics`.
/**
 * @import { Day } from "./rules/days.js"
 * @import { Plan, PlannedMeeting, PlannedModule } from "./rules/plan.js"
 * @import { Step } from "./rules/wheel.js"
 * @import { Teller } from "./teller.js"
 */
import { OSLO, escaped, folded } from "../shared/ical.js";
import { unmarked } from "../shared/lang-marks.js";
import { clock, isoDay, weekSpans } from "./rules/days.js";
import { apart } from "./rules/planned.js";
import { datedSteps, schoolYear } from "./rules/wheel.js";

const FIRST_SEQUENCE = 946_684_800; // 1 January 2000, in seconds
/** @param {Day} day */
const compact = (day) => isoDay(day).replaceAll("-", "");

/**
 * `stamped` is when the file is made, in seconds since 1970; `base` the edition's address, ending in a slash.
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {number} stamped
 * @param {string} base
 */
export function calendarFile(plan, teller, stamped, base) {
  const title = [teller.say("title", { title: plan.course.title }), plan.wish.name].filter(Boolean).join(" – ");
  const lines = [
    "BEGIN:VCALENDAR", "PRODID:-//kompetansepakke//tidsplan//NO", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `NAME:${escaped(title)}`, `X-WR-CALNAME:${escaped(title)}`, ...facts(plan, teller),
    ...(plan.wish.time === null ? [] : OSLO),
    ...plan.modules.flatMap((planned) => [
      ...moduleEvent(plan, planned, teller, stamped, base),
      ...planned.meetings.flatMap((one) => meetingEvent(plan, planned, one, teller, stamped, base)),
    ]),
    ...datedSteps(plan.course.wheel, plan.wish.start).flatMap((one) => stepEvent(plan, one, teller, stamped, base)),
    ...cancelled(plan, teller, stamped), "END:VCALENDAR",
  ];
  return `${lines.map((line) => folded(unmarked(line))).join("\r\n")}\r\n`;
}

/**
 * The package's title, the school's name, and its days off while the plan lasts: what an owner compares.
 * @param {Plan} plan
 * @param {Teller} teller
 */
function facts({ course, wish, calendar, end }, teller) {
  const off = calendar.spans.filter(([begins, ends]) => begins <= end && ends >= wish.start).map(([begins, ends, name]) =>
    `X-KP-OFF:${isoDay(Math.max(begins, wish.start))}/${isoDay(Math.min(ends, end))} ${escaped(teller.say("day_off_name", { name }))}`);
  return [`X-KP-PACKAGE:${escaped(course.title)}`, ...(wish.name ? [`X-KP-SCHOOL:${escaped(wish.name)}`] : []), ...off];
}

/**
 * @param {Plan} plan
 * @param {PlannedModule} planned
 * @param {Teller} teller
 * @param {number} stamped
 * @param {string} base
 */
function moduleEvent(plan, planned, teller, stamped, base) {
  const text = [
    teller.say("weeks_told", { weeks: weekSpans(planned.weeks) }), teller.say("meetings", { count: planned.meetings.length }),
    ...apart(planned).map(([who, { day }]) => teller.say("begins_told", { who, day })),
  ];
  return event({
    uid: `${uidStart(plan)}-modul-${planned.module.number}`, summary: teller.module(planned), first: planned.firstDay,
    last: planned.lastDay, text, url: base + planned.module.address, category: teller.say("module"), stamped,
  });
}

/**
 * @param {Plan} plan
 * @param {PlannedModule} planned
 * @param {PlannedMeeting} one
 * @param {Teller} teller
 * @param {number} stamped
 * @param {string} base
 */
function meetingEvent(plan, planned, one, teller, stamped, base) {
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  return event({
    uid: `${uidStart(plan)}-modul-${planned.module.number}-mote-${one.number}`, summary: teller.meeting(planned, one),
    first: one.day, last: one.day, text: description(plan, one, teller, base + one.meeting.address + anchor), url: base + one.meeting.address + anchor,
    category: teller.say("meeting"), stamped, time: plan.wish.time, minutes: one.meeting.minutes, place: plan.wish.place,
  });
}

/**
 * @param {Plan} plan
 * @param {{ step: Step, first: Day, last: Day }} dated
 * @param {Teller} teller
 * @param {number} stamped
 * @param {string} base
 */
function stepEvent(plan, { step, first, last }, teller, stamped, base) {
  const text = [
    ...(step.who === null ? [] : [teller.say("wheel_who_told", { who: step.who })]), ...(step.about === null ? [] : [step.about]),
    ...(step.address === null ? [] : [teller.say("page", { page: base + step.address })]),
  ];
  return event({
    uid: `${uidStart(plan, first)}-arshjul-${step.id}`, summary: step.title, first, last, text,
    url: step.address === null ? "" : base + step.address, category: teller.say("wheel"), stamped,
  });
}

/**
 * @param {Plan} plan
 * @param {PlannedMeeting} one
 * @param {Teller} teller
 * @param {string} page
 */
function description(plan, { meeting }, teller, page) {
  /** @type {(key: string, ids: string[]) => string} */
  const lines = (key, ids) => [`${teller.say(key)}:`, ...ids.map((id) => `– ${plan.course.resources[id]}`)].join("\n");
  /** @type {(key: string, ids: string[]) => string[]} */
  const listed = (key, ids) => (ids.length ? [lines(key, ids)] : []);
  const agenda = meeting.agenda.map(([minutes, text], place) => teller.say("agenda_step", { number: place + 1, minutes, text }));
  return [
    ...(meeting.minutes ? [teller.say("lasts_told", { minutes: meeting.minutes })] : []),
    ...listed("prepare", meeting.prepare), ...listed("follows", meeting.follows),
    ...(agenda.length ? [[teller.say("agenda"), ...agenda].join("\n")] : []),
    teller.say("page", { page }),
  ];
}

/**
 * What the plan leaves out, in case an earlier one had it; not what was done before the module that it begins from.
 * @param {Plan} plan
 * @param {Teller} teller
 * @param {number} stamped
 */
function cancelled(plan, teller, stamped) {
  const { course, wish: { start } } = plan;
  const gone = [...course.modules.values()].filter(({ number }) => !plan.order.includes(number) && !plan.done.includes(number));
  return gone.flatMap(({ number: module, title, meetings }) => [
    ["", teller.say("module_title", { number: module, title })],
    ...meetings.flatMap(({ seen }, place) =>
      (seen ? [[`-mote-${place + 1}`, teller.say("meeting_label", { module, number: place + 1 })]] : [])),
  ].flatMap(([end, summary]) => event({
    uid: `${uidStart(plan)}-modul-${module}${end}`, summary, first: start, last: start, text: [], url: "", category: "", stamped,
    status: "CANCELLED",
  })));
}

/**
 * What the UIDs of a plan begin with: package, school year, and a number made of the name (FNV-1a, 32 bits).
 * @param {Plan} plan
 * @param {Day} start
 */
function uidStart({ course, wish }, start = wish.start) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(wish.name)) number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  return `${course.package}-${schoolYear(start)}${wish.name ? `-${number.toString(16).padStart(8, "0")}` : ""}`;
}

/**
 * `time` in minutes from midnight in Norway, and null for whole days.
 * @param {{
 *   uid: string, summary: string, first: Day, last: Day, text: string[], url: string, category: string, stamped: number,
 *   time?: number | null, minutes?: number | null, place?: string, status?: string,
 * }} given
 */
function event({ uid, summary, first, last, text, url, category, stamped, time = null, minutes = null, place = "", status = "" }) {
  const at = new Date(1000 * stamped).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return [
    "BEGIN:VEVENT", `UID:${uid}@kompetansepakke`, `SUMMARY:${escaped(summary)}`,
    ...(time === null ? [`DTSTART;VALUE=DATE:${compact(first)}`, `DTEND;VALUE=DATE:${compact(last + 1)}`] : timed(first, time, minutes)),
    ...(text.length ? [`DESCRIPTION:${escaped(text.join("\n\n"))}`] : []),
    ...(url ? [`URL:${url}`] : []), ...(place ? [`LOCATION:${escaped(place)}`] : []), ...(status ? [`STATUS:${status}`] : []),
    ...(category ? [`CATEGORIES:${escaped(category)}`] : []), `DTSTAMP:${at}`, `SEQUENCE:${stamped - FIRST_SEQUENCE}`,
    `TRANSP:${time === null ? "TRANSPARENT" : "OPAQUE"}`, "END:VEVENT",
  ];
}

/**
 * @param {Day} day
 * @param {number} time
 * @param {number | null} minutes
 */
function timed(day, time, minutes) {
  /** @param {number} at */
  const local = (at) => `TZID=Europe/Oslo:${compact(day + Math.floor(at / 1440))}T${clock(at % 1440, "")}00`;
  return [`DTSTART;${local(time)}`, ...(minutes ? [`DTEND;${local(time + minutes)}`] : [])];
}
