// «Les opp» on the page of a manuscript, by a Norwegian voice of the device's own. No other voice is ever used: a
// voice on the network would be sent the text. Where there is none, nothing of this is seen.
//
// What it looks like and says stands in the page (partials/kp-voice.html). The place and the speed are one record a
// film or podcast, {text, label, title, url} of the kind "heard".
import { address, pack, part, say, stencil } from "../shared/page.js";
import { fill } from "../shared/wording.js";
import { languageOf } from "../shared/language.js";
import { read, remove, watch, write } from "../shared/store.js";
import { isAbout, records } from "../shared/records.js";
import { partsOf } from "./parts.js";
import { placeIn, told } from "./place.js";

const KIND = "heard";
/**
 * The languages of voices that suit a manuscript, best first.
 * @type {Record<string, string[]>}
 */
const LANGUAGES = { nb: ["nb", "no", "nn"], nn: ["nn", "nb", "no"] };
const PLAIN = "1";

/** @type {HTMLElement | null} */
const article = document.querySelector("article[data-kp-index]");
const parts = article && globalThis.speechSynthesis ? partsOf(article) : [];
const [box, words] = stencil("opplest");
const [go, stop, place, said] = /** @type {HTMLElement[]} */ (["[data-press=go]", "[data-press=stop]", "[data-part=at]", "[role=status]"]
  .map((one) => box.querySelector(one)));
/** @type {HTMLSelectElement} */
const speed = part(box, "select");
const id = `${words.resource}/opplest`;

/** The number of the part that is read, or comes next. */
let at = 0;
/**
 * What is being said, so that news of an older one is no news.
 * @type {SpeechSynthesisUtterance | null}
 */
let saying = null;
/**
 * What is marked in the text.
 * @type {Element | null}
 */
let marked = null;

/** The device's own voice that suits the manuscript's language best; nothing where it has none. */
function ownVoice() {
  const own = speechSynthesis.getVoices().filter((voice) => voice.localService === true);
  const wished = languageOf(parts[0].element).toLowerCase().split("-")[0];
  return (LANGUAGES[wished] ?? [wished]).map((wanted) => own.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted)).find(Boolean);
}

function show() {
  const begun = Boolean(saying || at || marked);
  go.textContent = saying ? words.pause : begun ? words.on : words.read;
  if (!begun && document.activeElement === stop) go.focus();
  stop.hidden = !begun;
  place.textContent = begun ? fill(words.at, { at: at + 1, count: parts.length }) : "";
  box.classList.toggle("kp-voice--on", begun);
}

/** @param {boolean} on */
function mark(on) {
  // The page follows the voice, unless the reader has gone to look at something else.
  const { top, bottom } = marked?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  marked?.removeAttribute("aria-current");
  marked = on ? parts[at].element : null;
  marked?.setAttribute("aria-current", "true");
  if (bottom >= 0 && top <= innerHeight) marked?.scrollIntoView({ block: "nearest" });
}

function keep(phrase = "") {
  let kept = true;
  if (saying || at || speed.value !== PLAIN) {
    const text = told(words.kept, parts, at, speed.selectedOptions[0].text);
    kept = write(KIND, pack, id, { title: part(document, "h1").textContent, label: words.label, lang: document.documentElement.lang, url: address, text, said: text });
  } else remove(KIND, pack, id);
  say(said, kept ? phrase : words.refused);
}

/** Back to where the reader was; at the speed of the manuscript that was read last, where this one hasn't been. */
function restore() {
  if (saying) return;
  const own = read(KIND, pack, id);
  const [newest] = records(KIND).flatMap(({ record }) => record ?? []).sort((one, other) => (one.at < other.at ? 1 : -1));
  const [kept, name] = placeIn((own ?? newest)?.text, parts);
  at = own ? kept : 0;
  speed.value = [...speed.options].find((option) => option.text === name)?.value ?? PLAIN;
  if (!own) mark(false);
  show();
}

function halt(phrase = "") {
  if (!saying) return;
  saying = null;
  speechSynthesis.cancel();
  say(said, phrase);
  show();
}

/** @param {string} phrase */
function rewind(phrase) {
  halt();
  at = 0;
  mark(false);
  keep(phrase);
  show();
}

/** @param {SpeechSynthesisUtterance} utterance */
function next(utterance) {
  if (utterance !== saying) return;
  if (at + 1 === parts.length) {
    rewind(words.done);
    return;
  }
  at += 1;
  speak();
}

function speak() {
  const voice = ownVoice();
  if (!voice) {
    offer();
    return;
  }
  const utterance = new SpeechSynthesisUtterance(parts[at].text);
  Object.assign(utterance, { voice, lang: voice.lang, rate: Number(speed.value) });
  utterance.onend = () => next(utterance);
  utterance.onerror = ({ error }) => {
    // Another tab may have taken the voice: that is a pause.
    if (utterance === saying) halt(["interrupted", "canceled"].includes(error) ? "" : words.failed);
  };
  saying = utterance;
  speechSynthesis.cancel();
  speechSynthesis.resume();
  speechSynthesis.speak(utterance);
  mark(true);
  keep();
  show();
}

/** There where the device has a voice, gone where it has none; browsers learn of their voices late. */
function offer() {
  if (!ownVoice()) {
    halt();
    mark(false);
    box.remove();
  } else if (!box.isConnected) {
    restore();
    article?.append(box);
  }
}

if (parts.length) {
  go.addEventListener("click", () => (saying ? halt() : speak()));
  stop.addEventListener("click", () => rewind(""));
  speed.addEventListener("change", () => (saying ? speak() : keep()));
  addEventListener("pagehide", () => halt());
  watch((event) => (!event || isAbout(event, KIND, pack, id)) && restore());
  speechSynthesis.onvoiceschanged = offer;
  offer();
}
