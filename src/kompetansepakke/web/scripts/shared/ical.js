// Calendar files (RFC 5545): their lines as they are written and read, and the time of Norway in them. Pure.
export const OSLO = [
  "BEGIN:VTIMEZONE", "TZID:Europe/Oslo", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
];
const DAY = 86_400_000;
const CALENDAR = "/VCALENDAR";
const EVENT = `${CALENDAR}/VEVENT`;
/** The time zone of a moment is kept as a property of this name after the moment's own. */
const ZONE = ";TZID";
/** The names that Outlook gives zones which have Norway's clock. */
const OUTLOOK = /^(?:W\. Europe|Central Europe|Central European|Romance) Standard Time$/;

/** @param {string} text */
export const escaped = (text) => text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");
/** @param {string} text */
const unescaped = (text) => text.replaceAll(/\\(.)/g, (_, letter) => (/n/i.test(letter) ? "\n" : letter));

/**
 * Lines of at most 75 bytes, broken between letters.
 * @param {string} line
 */
export function folded(line) {
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

/**
 * @typedef {Map<string, string[]>} Properties The values of each property by its name.
 * @typedef {{ properties: Properties, lines: string[] }} Component Its own properties and, unfolded, its lines.
 */

/**
 * The calendar's own properties and its events; null where the text is no calendar.
 * @param {string} text
 * @returns {{ calendar: Component, events: Component[] } | null}
 */
export function readCalendar(text) {
  const calendar = component();
  /** @type {Component[]} */
  const events = [];
  let path = "";
  for (const line of text.replace(/^\uFEFF/, "").replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/).filter(Boolean)) {
    const before = path;
    path = moved(path, line);
    if (path === EVENT && before === CALENDAR) events.push(component());
    else if (path === before) add(path === EVENT ? events[events.length - 1] : path === CALENDAR ? calendar : component(), line);
  }
  return path === "" && calendar.lines.length ? { calendar, events } : null;
}

/**
 * The components that the next line lies in; what is never opened is never closed.
 * @param {string} path
 * @param {string} line
 */
function moved(path, line) {
  const [, edge, name] = /^(BEGIN|END):(\w+)\s*$/.exec(line) ?? [];
  if (!edge) return path;
  if (edge === "BEGIN") return `${path}/${name}`;
  return path.endsWith(`/${name}`) ? path.slice(0, -name.length - 1) : "?";
}

/** @returns {Component} */
const component = () => ({ properties: new Map(), lines: [] });

/**
 * @param {Component} within
 * @param {string} line
 */
function add({ properties, lines }, line) {
  const [, name, parameters, value] = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)$/.exec(line) ?? [];
  if (name === undefined) return;
  const key = name.toUpperCase();
  lines.push(line);
  const isMoment = /^(DTSTART|DTEND)$/.test(key);
  properties.set(key, [...properties.get(key) ?? [], isMoment ? value : unescaped(value)]);
  const [, zone] = (isMoment && /;TZID="?([^";]*)/i.exec(parameters)) || [];
  if (zone) properties.set(key + ZONE, [zone]);
}

/**
 * The first value of a property, or "".
 * @param {Component} within
 * @param {string} name
 */
export const firstOf = ({ properties }, name) => properties.get(name)?.[0] ?? "";

/**
 * The first and last day of an event (days since 1970), and the minute in Norway that it begins at or null; null where it
 * has no days that can be read, such as those of a time zone that isn't known, or ends before it begins. What ends at midnight
 * ends the day before.
 * @param {Component} event
 * @returns {{ first: number, last: number, time: number | null } | null}
 */
export function spanOf(event) {
  const [begin, end] = ["DTSTART", "DTEND"].map((name) => momentOf(firstOf(event, name), firstOf(event, name + ZONE)));
  if (!begin || (!end && event.properties.has("DTEND"))) return null;
  if (end && end.day < begin.day) return null;
  const last = end ? end.day - Number(!end.time) : lastOf(begin, firstOf(event, "DURATION"));
  return { first: begin.day, last: Math.max(begin.day, last), time: begin.time };
}

/**
 * The last day of what begins at a moment and lasts for so many weeks, or days and hours.
 * @param {{ day: number, time: number | null }} begin
 * @param {string} duration
 */
function lastOf({ day, time }, duration) {
  const [found, weeks = 0, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(duration) ?? [];
  if (found === undefined) return day;
  const whole = day + 7 * Number(weeks) + Number(days);
  return time === null ? whole - 1 : whole + Math.ceil((time + 60 * Number(hours) + Number(minutes)) / 1440) - 1;
}

/**
 * @param {string} text
 * @param {string} zone Its name, or "" for Norway's.
 * @returns {{ day: number, time: number | null } | null}
 */
function momentOf(text, zone) {
  const [, year, month, day, hour, minute, isUtc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0));
  const read = new Date(utc);
  if (read.getUTCDate() !== Number(day) || read.getUTCMonth() + 1 !== Number(month)) return null;
  const local = hour === undefined ? utc : norways(utc, isUtc ? "UTC" : zone.replace(OUTLOOK, ""));
  if (local === null) return null;
  return { day: Math.floor(local / DAY), time: hour === undefined ? null : Math.floor((local % DAY) / 60_000) };
}

/**
 * What the clock shows in Norway when it shows `shown` in the zone; null where the browser doesn't know the zone. A
 * program's own prefix of the zone's name is passed over.
 * @param {number} shown
 * @param {string} zone
 */
function norways(shown, zone) {
  if (!zone) return shown;
  try {
    const name = zone.replace(/^\/.*\/(?=[^/]+\/)/, "");
    // The zone's distance from UTC is that of the moment itself, which isn't known before the distance is.
    const near = shown - (clockIn(name, shown) - shown);
    return clockIn("Europe/Oslo", shown - (clockIn(name, near) - near));
  } catch {
    return null;
  }
}

/**
 * The clock in a zone as if it were that of UTC. RangeError for a zone that isn't known.
 * @param {string} timeZone
 * @param {number} utc
 */
const clockIn = (timeZone, utc) => Date.parse(`${new Date(utc).toLocaleString("sv", { timeZone }).replace(" ", "T")}Z`);
