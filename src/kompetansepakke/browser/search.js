// Search in the edition's own index, fetched when the reader first opens the search. Words match inside
// compounds, with or without æøå: «miljø» finds læringsmiljø, «laeringsmiljo» too.
import { base, href } from "./page.js";

const MOST = 30;
const root = document.querySelector("[data-kp-search]");
const popover = document.querySelector("#kp-search");
const input = document.querySelector("#kp-query");
const status = document.querySelector("[data-kp-status]");
const results = document.querySelector("[data-kp-results]");
let index;

export function fold(text) {
  return text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a")
    .normalize("NFD").replaceAll(/\p{M}/gu, "");
}

// Endings that Norwegian words take: the stem is what is left when at least three letters are.
const ENDINGS = /(?:enes|anes|ene|ane|ens|ets|ers|en|et|ar|er|es|e|a|s|n|t)$/;
export function stem(word) {
  const short = word.replace(ENDINGS, "");
  return short.length >= 3 ? short : word;
}

export function score(section, words) {
  let total = 0;
  for (const word of words) {
    const inTitle = section.foldedTitle.includes(word);
    const at = section.foldedText.indexOf(word);
    if (!inTitle && at < 0) return 0;
    const whole = new RegExp(`(?:^|\\P{L})${word}`, "u");
    total += (inTitle ? 8 : 0) + (whole.test(section.foldedTitle) ? 8 : 0) + (at >= 0 && whole.test(section.foldedText) ? 3 : 1);
  }
  return total;
}

export function find(sections, query) {
  const words = (fold(query).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
  if (!words.length) return [];
  return sections.map((section, order) => ({ section, order, score: score(section, words) }))
    .filter((hit) => hit.score).sort((a, b) => b.score - a.score || a.order - b.order)
    .map((hit) => ({ ...hit.section, words }));
}

async function load() {
  const answer = await fetch(`${base}/search.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  const { sections } = await answer.json();
  return sections.map((section) => ({ ...section, foldedTitle: fold(section.title), foldedText: fold(section.text) }));
}

// Where in `text` each letter of the folded text stands: folding makes «æ» two letters.
function places(text) {
  return Array.from({ length: text.length }, (_, at) => Array(fold(text[at]).length).fill(at)).flat();
}

function matches(text, words) {
  const folded = fold(text);
  const at = places(text);
  const found = [];
  for (const word of words) {
    for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
      found.push([at[from], at[from + word.length - 1] + 1]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}

function excerpt(text, words) {
  const first = matches(text, words)[0]?.[0] ?? 0;
  const start = first > 60 ? text.indexOf(" ", first - 60) + 1 : 0;
  const end = text.length > start + 180 ? text.lastIndexOf(" ", start + 180) : text.length;
  return (start ? "… " : "") + text.slice(start, end > start ? end : start + 180) + (end < text.length ? " …" : "");
}

function marked(text, words) {
  const parts = document.createDocumentFragment();
  let done = 0;
  for (const [start, end] of matches(text, words)) {
    if (start < done) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.append(text.slice(done, start), mark);
    done = end;
  }
  parts.append(text.slice(done));
  return parts;
}

function item(hit) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const where = document.createElement("span");
  const text = document.createElement("p");
  link.href = href(hit.url);
  link.textContent = hit.title;
  where.className = "kp-facts";
  where.textContent = [hit.where, hit.page === hit.title ? "" : hit.page].filter(Boolean).join(" · ");
  text.append(marked(excerpt(hit.text, hit.words), hit.words));
  entry.append(link, " ", where, text);
  return entry;
}

function show(sections, query) {
  const hits = find(sections, query);
  results.replaceChildren(...hits.slice(0, MOST).map(item));
  const phrase = hits.length === 0 ? root.dataset.none : hits.length === 1 ? root.dataset.one : root.dataset.many;
  status.textContent = query.trim() ? phrase.replace("{count}", hits.length).replace("{query}", query.trim()) : "";
}

async function search() {
  try {
    index ??= load();
    const sections = await index;
    show(sections, input.value);
  } catch {
    index = undefined;
    status.textContent = root.dataset.failed;
  }
}

if (root) {
  let waiting;
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  // Escape closes at once, also where the browser would first empty the field.
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    popover.hidePopover();
  });
  popover.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    input.focus();
    if (!index) status.textContent = root.dataset.loading;
    search();
  });
  // A hit on the page that is open already leads nowhere else: let the reader see it.
  results.addEventListener("click", (event) => {
    if (event.target.closest("a")) popover.hidePopover();
  });
}
