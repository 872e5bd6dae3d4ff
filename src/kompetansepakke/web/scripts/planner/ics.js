// A plan as an iCalendar file (RFC 5545), with the same events and UIDs as `kp plan --format ics`.
import { isoDay, weekSpans } from "./rules/days.js";
import { datedSteps } from "./rules/wheel.js";

const FIRST_SEQUENCE = 10_957; // 1 January 2000
const compact = (day) => isoDay(day).replaceAll("-", "");
const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");

// `stamped` is the day that the file is made on; `base` the edition's address, ending in a slash.
export function calendarFile(plan, words, stamped, base) {
  const title = words.say("ics_title", { title: plan.course.title });
  const lines = [
    "BEGIN:VCALENDAR", "PRODID:-//kompetansepakke//tidsplan//NO", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `NAME:${escaped(title)}`, `X-WR-CALNAME:${escaped(title)}`,
    ...plan.modules.flatMap((planned) => [
      ...moduleEvent(plan, planned, words, stamped, base),
      ...planned.meetings.flatMap((one) => meetingEvent(plan, planned, one, words, stamped, base)),
    ]),
    ...datedSteps(plan.course.wheel, plan.wish.start).flatMap((one) => stepEvent(plan, one, words, stamped, base)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

function moduleEvent(plan, planned, words, stamped, base) {
  const text = [words.say("ics_weeks", { weeks: weekSpans(planned.weeks) }), words.count("meetings", planned.meetings.length)];
  return event({
    uid: `${plan.course.package}-modul-${planned.module.number}`, summary: words.module(planned), first: planned.firstDay,
    last: planned.lastDay, text, url: base + planned.module.address, category: words.say("ics_module"), stamped,
  });
}

function meetingEvent(plan, planned, one, words, stamped, base) {
  const anchor = one.meeting.id === null ? "" : `#${one.meeting.id}`;
  return event({
    uid: `${plan.course.package}-modul-${planned.module.number}-mote-${one.number}`, summary: words.meeting(planned, one),
    first: one.day, last: one.day, text: description(plan, one, words, anchor), url: base + one.meeting.address + anchor,
    category: words.say("ics_meeting"), stamped,
  });
}

function stepEvent(plan, { step, first, last }, words, stamped, base) {
  const text = [
    ...(step.who === null ? [] : [words.say("ics_who", { who: step.who })]), ...(step.about === null ? [] : [step.about]),
    ...(step.address === null ? [] : [words.say("ics_page", { page: step.address })]),
  ];
  return event({
    uid: `${plan.course.package}-arshjul-${step.id}`, summary: step.title, first, last, text,
    url: step.address === null ? "" : base + step.address, category: words.say("ics_wheel"), stamped,
  });
}

function description(plan, { meeting }, words, anchor) {
  const listed = (label, ids) => (ids.length ? [[`${words.say(label)}:`, ...ids.map((id) => `– ${plan.course.resources[id]}`)].join("\n")] : []);
  const agenda = meeting.agenda.map(([minutes, text], place) => `${place + 1}. ${minutes} min: ${text}`);
  return [
    ...(meeting.minutes ? [words.say("ics_lasts", { minutes: words.minutes(meeting.minutes) })] : []),
    ...listed("prepare", meeting.prepare), ...listed("follows", meeting.follows),
    ...(agenda.length ? [[words.say("ics_agenda"), ...agenda].join("\n")] : []),
    words.say("ics_page", { page: meeting.address + anchor }),
  ];
}

function event({ uid, summary, first, last, text, url, category, stamped }) {
  return [
    "BEGIN:VEVENT", `UID:${uid}@kompetansepakke`, `SUMMARY:${escaped(summary)}`, `DTSTART;VALUE=DATE:${compact(first)}`,
    `DTEND;VALUE=DATE:${compact(last + 1)}`, ...(text.length ? [`DESCRIPTION:${escaped(text.join("\n\n"))}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `CATEGORIES:${escaped(category)}`, `DTSTAMP:${compact(stamped)}T000000Z`, `SEQUENCE:${stamped - FIRST_SEQUENCE}`,
    "TRANSP:TRANSPARENT", "END:VEVENT",
  ];
}

// Lines of at most 75 bytes, broken between letters.
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
