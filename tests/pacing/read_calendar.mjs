// What ical.js finds in a calendar file: each event's UID, whether it is cancelled, and when it begins and ends in UTC
// (whole days by their dates).
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const told = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map((event) => {
  const { uid, startDate, endDate } = new ICAL.Event(event);
  return [uid, event.getFirstPropertyValue("status") === "CANCELLED", told(startDate), told(endDate)];
})));
