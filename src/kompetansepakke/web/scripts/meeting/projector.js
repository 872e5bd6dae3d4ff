// A meeting on the big screen: one step of its agenda at a time, with the time. Where it stands and what the clock has
// counted lives in this tab alone (sessionStorage), so that a reload goes on. Notes show only when asked for.
import { address, el, later, pack, part, stencil } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { languageOf } from "../shared/language.js";
import { attempt } from "../shared/attempt.js";
import { read, write } from "../shared/store.js";
import { STEP, stepsOf } from "../shared/steps.js";
import { styled } from "../shared/styled.js";

/** Its styles are there before it shows, or surely won't come. */
const dressed = styled("projector");

const MINUTE = 60_000;
/** The sizes of type go from 0 to this (projector.css). */
const SMALLEST = 4;
/** @type {Record<string, number>} */
const KEYS = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1, Home: -999, End: 999 };
// The first words of a step: its first sentence, if that is short.
const FIRST = /^.{0,60}?[.:?!](?=\s|$)|^.{0,60}(?=\s|$)/;

/** @typedef {{ minutes: number, content: Element, text: string }} Step */

/**
 * What is shown, and under which key it is kept how far it has come.
 * @type {{ card: HTMLElement, id: string, steps: Step[], key: string }}
 */
let meeting;
/**
 * How far: the step, milliseconds spent on each, when the clock was started or 0.
 * @type {{ at: number, spent: number[], since: number }}
 */
let state;
/** The meeting that is shown, where this reader has asked to keep how long its steps take. */
let keeping = "";

const [made, words] = stencil("storskjerm");
const dialog = /** @type {HTMLDialogElement} */ (made);
const [frame, , title, stage, count, step, notes, , , , time, whole, next] = /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("div, h2"));
const [keepTimes, close, back, on, start, reset, full, own] = dialog.querySelectorAll("button");

const said = part(dialog, "[role=status]");
/** @type {WakeLockSentinel | undefined} What keeps the screen awake, where the browser can. */
let awake;

/** @param {number} number */
const pad = (number) => String(number).padStart(2, "0");
const fresh = () => ({ at: 0, spent: meeting.steps.map(() => 0), since: 0 });

/** Where the clock was left in this tab; a fresh start where that can't be read. */
const restored = () => attempt(() => {
  const { at, spent, since } = JSON.parse(sessionStorage.getItem(meeting.key) ?? "");
  return meeting.steps[at] && spent.length === meeting.steps.length && [at, since, ...spent].every(Number.isFinite) ? { at, spent, since } : fresh();
}, null) ?? fresh();

/**
 * Milliseconds left of a step: below zero when its time is over.
 * @param {number} at
 */
const left = (at) => meeting.steps[at].minutes * MINUTE - state.spent[at] - (state.since && at === state.at ? Date.now() - state.since : 0);

function tick() {
  const seconds = Math.ceil(left(state.at) / 1000);
  const rest = meeting.steps.reduce((sum, _, at) => sum + (at < state.at ? 0 : Math.max(0, left(at))), 0);
  const end = new Date(Date.now() + rest);
  time.textContent = seconds > 0 ? fill(words.left, { time: `${Math.floor(seconds / 60)}:${pad(seconds % 60)}` })
    : seconds > -60 ? words.out : fill(words.over, { minutes: Math.floor(-seconds / 60) });
  time.classList.toggle("kp-projector__out", seconds < 1);
  whole.textContent = fill(words.whole, { minutes: Math.ceil(rest / MINUTE), time: `${end.getHours()}.${pad(end.getMinutes())}` });
}

/** The largest type that lets the whole step be seen; the smallest where none does, and then it scrolls. */
function fit() {
  const fits = () => stage.scrollHeight <= stage.clientHeight;
  for (let size = 0; size <= SMALLEST; size += 1) {
    step.dataset.long = `${size}`;
    if (fits()) return;
  }
}
addEventListener("resize", () => dialog.open && fit());
document.addEventListener("kp:plan", () => dialog.open && draw());

function draw() {
  const { at } = state;
  const { minutes, content } = meeting.steps[at];
  const after = meeting.steps[at + 1];
  count.textContent = fill(words.count, { at: at + 1, count: meeting.steps.length, minutes });
  // What was agreed on at the meeting before comes up first.
  const agreed = at ? null : meeting.card.querySelector(":scope > .kp-agreed");
  step.replaceChildren(content, ...agreed ? [agreed.cloneNode(true)] : []);
  stage.scrollTop = 0;
  next.textContent = after ? fill(words.next, { minutes: after.minutes, text: FIRST.exec(after.text) }) : [words.last, later.school?.after(meeting.id)].filter(Boolean).join(" ");
  back.ariaDisabled = String(!at);
  on.ariaDisabled = String(!after);
  keep();
  fit();
}

function keep() {
  // Where nothing can be kept, the clock goes on all the same until the page is left.
  attempt(() => sessionStorage.setItem(meeting.key, JSON.stringify(state)));
  start.textContent = state.since ? words.pause : words.start;
  tick();
}

/** What the running clock has counted belongs to the step that it counted for. */
function settle() {
  state.spent[state.at] += state.since && Date.now() - state.since;
}

/** @param {number} steps */
function go(steps) {
  const at = Math.max(0, Math.min(meeting.steps.length - 1, state.at + steps));
  if (at === state.at) return;
  settle();
  state.at = at;
  state.since &&= Date.now();
  keepOn();
  draw();
  // In a small window the step may be above what is seen.
  count.scrollIntoView({ block: "nearest" });
}

/** Keep how long each step took, in this browser: a record of the kind "used", with minutes planned and used. */
function keepUsed() {
  settle();
  state.since &&= Date.now();
  const steps = meeting.steps.map(({ minutes }, at) => [minutes, Math.round(state.spent[at] / 6000) / 10]);
  const text = steps.map(([planned, used], at) => fill(words.used, { at: at + 1, planned, used: `${used}`.replace(".", ","), text: FIRST.exec(meeting.steps[at].text) })).join("\n");
  const done = write("used", pack, meeting.id, { text, said: text, steps, label: words.times, title: title.textContent ?? "", lang: document.documentElement.lang, url: `${address}#${meeting.id}` });
  said.textContent = done ? words.kept : words.refused;
}

/** What is kept follows the meeting to its end, unless it was deleted meanwhile. */
const keepOn = () => keeping === meeting.id && read("used", pack, keeping) && keepUsed();

/** What notes.js has put on the card: the reader's own notes and answers that the meeting brings. */
const brought = () => meeting.card.querySelector(".kp-brought > div");

/** @param {boolean} shown */
function showNotes(shown) {
  const copy = shown ? brought()?.cloneNode(true) : null;
  notes.hidden = !shown;
  own.ariaExpanded = String(shown);
  notes.lastElementChild?.replaceChildren(...copy ? [copy] : []);
}

async function stayAwake() {
  // Refused where the battery is low; lost when the tab is hidden, and asked for again when it is back.
  awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
}
document.addEventListener("visibilitychange", () => !document.hidden && dialog.open && stayAwake());

/**
 * A step as it stands on the page. What is for leaders, and ids, are not for the wall.
 * @param {Element} item
 * @returns {Step}
 */
function stepOf(item) {
  const content = el("div", {}, ...item.cloneNode(true).childNodes);
  for (const part of content.querySelectorAll(".kp-clock, .kp-tip, .kp-leader, .kp-card")) part.remove();
  for (const part of content.querySelectorAll("[id]")) part.removeAttribute("id");
  content.querySelector(".kp-minutes")?.append(":");
  const [all, minutes] = /** @type {RegExpExecArray} */ (STEP.exec(content.textContent));
  // The minutes may stand in bold, with their colon inside or after.
  const parts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let left = all.length; left > 0;) {
    const { data } = /** @type {Text} */ (parts.nextNode());
    /** @type {Text} */ (parts.currentNode).data = data.slice(left);
    left -= data.length;
  }
  return { minutes: Number(minutes), content, text: content.textContent.trim() };
}

later.projector = async (card) => {
  await dressed;
  if (dialog.open) return;
  const steps = stepsOf(card).map(stepOf);
  const heading = part(card, ".kp-card__title");
  meeting = { card, id: heading.id, steps, key: `kp-projector|${pack}|${heading.id}` };
  state = restored();
  title.textContent = heading.textContent;
  title.lang = step.lang = languageOf(card);
  full.hidden = !document.fullscreenEnabled;
  own.hidden = !brought();
  showNotes(false);
  draw();
  document.body.append(dialog);
  dialog.showModal();
  fit();
  start.focus();
  said.textContent = "";
  stayAwake();
  const ticking = setInterval(tick, 1000);
  dialog.onclose = async () => {
    clearInterval(ticking);
    keepOn();
    keeping = "";
    awake?.release();
    // What fills the screen stays in front of the page, closed or not, and nothing behind it can be pressed.
    if (document.fullscreenElement) await document.exitFullscreen();
    /** @type {HTMLElement | null | undefined} */ (card.querySelector(":scope > ol")?.previousElementSibling?.querySelector("button"))?.focus();
  };
};

close.onclick = () => dialog.close();
back.onclick = () => go(-1);
on.onclick = () => go(1);
start.onclick = () => {
  settle();
  state.since = state.since ? 0 : Date.now();
  keep();
};
reset.onclick = () => {
  state = fresh();
  draw();
};
full.onclick = () => document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen();
keepTimes.onclick = () => {
  keeping = meeting.id;
  keepUsed();
};
own.onclick = () => showNotes(Boolean(notes.hidden));
// Wherever the focus is: a press on the text takes it from the buttons, as a browser does when it has loaded a page that
// it is to show from an anchor on.
document.addEventListener("keydown", (event) => {
  if (!dialog.open || event.altKey || event.ctrlKey || event.metaKey) return;
  // A button that has the focus takes the space bar itself.
  if (event.key === " " && /** @type {Element} */ (event.target).localName !== "button") start.click();
  else if (KEYS[event.key]) go(KEYS[event.key]);
  else return;
  event.preventDefault();
});
