// A note field at films, podcasts, texts and tasks: a record {text, title, url} a resource, of the kind "note". What
// is written is kept while one writes; two tabs with the same note follow each other and keep what both have written.
// What the fields look like and say stands in the page (partials/kp-work.html).
import { merged } from "./merge.js";
import { address, download, el, fill, pack, printAlone, stencil, when, written } from "../shared/page.js";
import { isAbout, parse, read, remove, watch, write } from "../shared/store.js";
import { answer, answers } from "../work/worksheet.js";

const PAUSE = 500;
// For so long a tab may have written without having seen what another wrote, in milliseconds.
const RACE = 3000;
const article = document.querySelector("article[data-kp-index]");
const fields = [];

// What the browser has refused to keep, is not left without a word.
function guard(event) {
  if (fields.some(({ dirty }) => dirty())) event.preventDefault();
}

function field(title) {
  const { id, textContent: name } = title;
  const [box, words] = stencil("notat", name);
  const [area, here, rescue, said] = ["textarea", ".kp-facts", "button", "[role]"].map((part) => box.querySelector(part));
  const tell = (phrase, failed) => {
    const now = fill(phrase, { time: when(stamp) });
    if (said.textContent !== now) said.textContent = now;
    rescue.hidden = !failed;
    if (failed) addEventListener("beforeunload", guard);
  };
  const put = (text) => {
    const at = area.selectionStart;
    if (area.value !== text) area.value = text;
    if (area === document.activeElement) area.selectionEnd = area.selectionStart = at;
    area.parentElement.dataset.text = text;
    box.classList.toggle("kp-notes--filled", text);
  };
  // What the store held last and since when, the text before our own last writing, and when that was.
  let seen = "";
  let stamp;
  let before = "";
  let wrote = 0;
  let waiting;
  // What has been built upon already: news of it that comes late is no news.
  const past = new Set();

  function take(record) {
    const text = record?.text ?? "";
    if (record ? past.has(record.at) || (record.at === stamp && text === seen) : !seen) return;
    if (record) past.add(record.was);
    else past.clear();
    const raced = record && record.was !== stamp && Date.now() - wrote < RACE;
    const own = merged(raced ? before : seen, area.value, text);
    [seen, stamp] = [text, record?.at];
    put(own);
    if (own !== seen) later();
    else tell(text && words.saved);
  }

  function save() {
    const there = read("note", pack, id);
    take(there);
    clearTimeout(waiting);
    const text = area.value.trim() && area.value;
    if (text === seen) return;
    if (text) write("note", pack, id, { ...there, at: new Date().toISOString(), text, title: name, url: `${address}#${id}`, was: stamp });
    else if (there) remove("note", pack, id);
    const now = read("note", pack, id);
    if ((now?.text ?? "") !== text) {
      tell(words.refused, true);
      return;
    }
    past.add(stamp);
    [before, seen, stamp, wrote] = [seen, text, now?.at, Date.now()];
    tell(now ? words.saved : words.removed);
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  }

  box.querySelector("label").htmlFor = area.id = `kp.notat-${id}`;
  here.id = `kp.her-${id}`;
  area.setAttribute("aria-describedby", here.id);
  area.addEventListener("input", () => {
    put(area.value);
    later();
  });
  area.addEventListener("change", save);
  rescue.addEventListener("click", () => download(`${id}.md`, new Blob([`# ${name}\n\n${area.value}\n`], { type: "text/markdown" })));
  take(read("note", pack, id));
  box.open = area.value;
  title.parentElement.append(box);
  fields.push({ id, box, save, take, dirty: () => area.value !== seen });
}

// What the participants bring to a meeting, on its card and as one sheet of paper.
function brought(paragraph) {
  const title = paragraph.parentElement.querySelector(".kp-card__title").textContent;
  const [box, words] = stencil("med", title);
  const links = [...paragraph.querySelectorAll("a")];
  const own = ({ hash }) => {
    const id = hash.slice(1);
    const text = read("note", pack, id)?.text;
    return [...text ? [written(text)] : [], ...answers(id).map(answer)];
  };
  const parts = (name) => links.flatMap((link) => {
    const found = own(link);
    return [el("p", {}, name(link)), ...found.length ? found : [el("p", { class: "kp-facts" }, words.none)]];
  });
  const show = () => box.querySelector("div").replaceChildren(...parts((link) => link.cloneNode(true)));
  box.querySelector("button").addEventListener("click", () => {
    const sheet = el("section", { class: "kp-text kp-take" }, el("h1", {}, title), el("p", {}, words.take),
      ...parts((link) => el("strong", {}, link.textContent)));
    document.body.append(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    printAlone(sheet);
  });
  show();
  box.open = links.some((link) => own(link).length);
  paragraph.after(box);
  watch(show);
}

if (article) {
  article.querySelectorAll(".kp-card:is(.kp-video, .kp-podcast, .kp-text, .kp-task) > .kp-card__title[id]").forEach(field);
  article.querySelectorAll(".kp-meeting > .kp-brings").forEach(brought);
  const each = (action) => () => fields.forEach(action);
  watch((event) => event && fields.forEach(({ id, take }) => isAbout(event, "note", pack, id) && take(parse(event.newValue))));
  addEventListener("pagehide", each(({ save }) => save()));
  document.addEventListener("visibilitychange", each(({ save }) => save()));
  addEventListener("pageshow", each(({ id, take }) => take(read("note", pack, id))));
  addEventListener("beforeprint", each(({ box }) => {
    box.open ||= box.matches(".kp-notes--filled");
  }));
}
