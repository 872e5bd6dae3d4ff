// Search in the edition's own index, fetched when the reader first opens the search. Words match inside
// compounds, with or without æøå: «miljø» finds læringsmiljø, «laeringsmiljo» too.
const MOST = 30;
const root = document.querySelector("[data-kp-search]");
const popover = document.querySelector("#kp-search");
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
  const answer = await fetch(`${document.documentElement.dataset.kpBase}/search.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  const { sections } = await answer.json();
  return sections.map((section) => ({ ...section, foldedTitle: fold(section.title), foldedText: fold(section.text) }));
}

function excerpt(hit) {
  const at = Math.max(0, Math.min(...hit.words.map((word) => hit.foldedText.indexOf(word)).filter((found) => found >= 0)) || 0);
  const start = Math.max(0, Number.isFinite(at) ? at - 50 : 0);
  return (start ? "… " : "") + hit.text.slice(start, start + 160) + (hit.text.length > start + 160 ? " …" : "");
}

function item(hit) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const where = document.createElement("span");
  const text = document.createElement("p");
  link.href = `${document.documentElement.dataset.kpBase}/${hit.url}`;
  link.textContent = hit.title;
  where.className = "kp-facts";
  where.textContent = [hit.where, hit.page === hit.title ? "" : hit.page].filter(Boolean).join(" · ");
  text.textContent = excerpt(hit);
  entry.append(link, " ", where, text);
  return entry;
}

function show(query) {
  const status = root.querySelector("[data-kp-status]");
  const results = document.querySelector("[data-kp-results]");
  const hits = find(index, query);
  results.replaceChildren(...hits.slice(0, MOST).map(item));
  const phrase = hits.length === 0 ? root.dataset.none : hits.length === 1 ? root.dataset.one : root.dataset.many;
  status.textContent = query.trim() ? phrase.replace("{count}", hits.length).replace("{query}", query.trim()) : "";
}

async function search(query) {
  const status = root.querySelector("[data-kp-status]");
  try {
    if (!index) status.textContent = root.dataset.loading;
    index ??= await load();
    show(query);
  } catch {
    status.textContent = root.dataset.failed;
  }
}

if (root) {
  const input = root.querySelector("input");
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    search(input.value);
  });
  input.addEventListener("input", () => search(input.value));
  popover.addEventListener("toggle", (event) => {
    if (event.newState === "open") input.focus();
  });
}
