// A timeline as SVG: rows with bars and points over months, and bands behind. figures/drawing/timeline.py draws the same.
/** @import { Day } from "./rules/days.js" */
import { dateOf, mondayOf } from "./rules/days.js";

/**
 * @typedef {[Day, Day]} Span
 * @typedef {{ label: string, bars: Span[], points: Day[] }} Row
 * @typedef {ReturnType<typeof makeScale>} Scale
 */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, MARGIN, AXIS, BAR, GAP, SIZE, LEADING, MONTH_ROOM, CHAR] = [360, 8, 22, 14, 12, 12, 15.6, 24, 0.57];
/** @param {number} value */
const number = (value) => value.toFixed(1).replace(/\.?0+$/, "");

/**
 * `name` makes its ids unique on the page; `bands` are breaks; `months` are short names.
 * @param {{ name: string, title: string, description: string, rows: Row[], months: string[], bands: Span[] }} drawn
 */
export function timeline({ name, title, description, rows, months, bands }) {
  const days = rows.flatMap((row) => [...row.bars.flat(), ...row.points]);
  const first = mondayOf(Math.min(...days));
  const last = mondayOf(Math.max(...days)) + 6;
  const lines = rows.map((row) => wrap(row.label, WIDTH - 2 * MARGIN));
  const height = AXIS + lines.reduce((sum, label) => sum + label.length * LEADING + BAR + GAP, 0);
  const root = element("svg", {
    viewBox: `0 0 ${number(WIDTH)} ${number(height)}`, role: "img",
    "aria-labelledby": `${name}-title ${name}-desc`, class: "kp-svg",
  });
  root.append(textElement("title", { id: `${name}-title` }, title), textElement("desc", { id: `${name}-desc` }, description));
  const scale = makeScale(first, last);
  root.append(...bandShapes(scale, bands, height), ...monthShapes(scale, months, height));
  let y = AXIS;
  rows.forEach((row, place) => {
    root.append(label(MARGIN, y + SIZE, lines[place], "kp-svg__text"));
    y += lines[place].length * LEADING + 2;
    root.append(...rowShapes(scale, row, y));
    y += BAR + GAP - 2;
  });
  return root;
}

/**
 * @param {Day} first
 * @param {Day} last
 */
function makeScale(first, last) {
  const length = last - first + 1;
  /** @param {number} halfDays */
  const place = (halfDays) =>
    (10 * MARGIN + Math.floor((10 * (WIDTH - 2 * MARGIN) * halfDays + length) / (2 * length))) / 10;
  return {
    first, last,
    /** @param {Day} day */
    x: (day, after = 0) => place(2 * (day - first + after)),
    /** @param {Day} day */
    middle: (day) => place(2 * (day - first) + 1),
  };
}

/** @type {(scale: Scale, bands: Span[], height: number) => Element[]} */
const bandShapes = (scale, bands, height) => bands
  .map(([begins, ends]) => [Math.max(begins, scale.first), Math.min(ends, scale.last)])
  .filter(([begins, ends]) => begins <= ends)
  .map(([begins, ends]) => box(scale.x(begins), AXIS - 4, scale.x(ends, 1) - scale.x(begins), height - AXIS + 4, "kp-timeline__off", 0));

/**
 * @param {Scale} scale
 * @param {string[]} months
 * @param {number} height
 */
function monthShapes(scale, months, height) {
  const shapes = [];
  let free = 0;
  for (let day = scale.first; day <= scale.last; day += 1) {
    const date = dateOf(day);
    if (date.getUTCDate() !== 1) continue;
    const x = scale.x(day);
    shapes.push(element("path", { d: `M${number(x)} ${AXIS - 8}V${number(height)}`, class: "kp-timeline__month" }));
    if (free <= x && x <= WIDTH - MONTH_ROOM) {
      shapes.push(label(x + 2, AXIS - 10, [months[date.getUTCMonth()]], "kp-svg__small"));
      free = x + MONTH_ROOM;
    }
  }
  return shapes;
}

/** @type {(scale: Scale, row: Row, y: number) => Element[]} */
const rowShapes = (scale, row, y) => [
  ...row.bars.map(([begins, ends]) => box(scale.x(begins), y, scale.x(ends, 1) - scale.x(begins), BAR, "kp-timeline__bar", 3)),
  ...row.points.map((day) => element("circle", {
    cx: number(scale.middle(day)), cy: number(y + BAR / 2), r: "4", class: "kp-timeline__point",
  })),
];

/** @type {(x: number, y: number, width: number, height: number, style: string, radius: number) => Element} */
const box = (x, y, width, height, style, radius) => element("rect", {
  x: number(x), y: number(y), width: number(width), height: number(height), rx: number(radius), class: style,
});

/**
 * @param {number} x
 * @param {number} y
 * @param {string[]} lines
 * @param {string} style
 */
function label(x, y, lines, style) {
  const text = element("text", { x: number(x), y: number(y), class: style, "font-size": number(SIZE), "text-anchor": "start" });
  text.append(...lines.map((line, place) =>
    textElement("tspan", { x: number(x), dy: place ? number(SIZE * 1.3) : "0" }, `${line} `)));
  return text;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {string} text
 */
function textElement(tag, attributes, text) {
  const made = element(tag, attributes);
  made.textContent = text;
  return made;
}

/**
 * Lines that fit `width`; longer words are hyphenated.
 * @param {string} text
 * @param {number} width
 */
function wrap(text, width) {
  const most = Math.max(4, Math.floor(width / (SIZE * CHAR)));
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const letters = [...word];
    const pieces = [];
    while (letters.length > most) pieces.push(`${letters.splice(0, most - 1).join("")}-`);
    for (const piece of [...pieces, letters.join("")]) {
      const joined = `${lines[lines.length - 1]} ${piece}`.trim();
      if ([...joined].length <= most) lines[lines.length - 1] = joined;
      else lines.push(piece);
    }
  }
  return lines;
}
