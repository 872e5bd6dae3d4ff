// One calendar file of all the schools' modules and meetings: each school's events with its name in front, and with UIDs
// that no other school has, also where two have given their plans no name. Pure.
/** @import { SchoolPlan } from "./plan-file.js" */
import { OSLO, escaped, folded, firstOf } from "../shared/ical.js";

const FIRST = Date.UTC(2000, 0, 1);

/**
 * @param {SchoolPlan[]} plans
 * @param {string} title
 * @param {number} stamped When it is made, in milliseconds since 1970.
 */
export function oneCalendar(plans, title, stamped) {
  const events = plans.flatMap((plan) => plan.events.map((event) => ({ plan, event })));
  const timed = events.some(({ event }) => firstOf(event, "DTSTART").includes("T"));
  const at = new Date(stamped).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR", "PRODID:-//kompetansepakke//oversikt//NO", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `NAME:${escaped(title)}`, `X-WR-CALNAME:${escaped(title)}`, ...(timed ? OSLO : []),
    ...events.flatMap(({ plan, event }) => [
      "BEGIN:VEVENT", `UID:${number(plan.name)}-${firstOf(event, "UID")}`, `SUMMARY:${escaped([plan.name, firstOf(event, "SUMMARY")].join(": "))}`,
      `DTSTAMP:${at}`, `SEQUENCE:${Math.floor((stamped - FIRST) / 1000)}`,
      ...event.lines.filter((line) => !/^(UID|SUMMARY|DTSTAMP|SEQUENCE)[;:]/i.test(line)), "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/**
 * A number made of a name (FNV-1a, 32 bits).
 * @param {string} name
 */
function number(name) {
  let made = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) made = Math.imul(made ^ byte, 0x01000193) >>> 0;
  return made.toString(16).padStart(8, "0");
}
