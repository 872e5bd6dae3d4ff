// «Les opp» on the page of a manuscript, by a voice of the device's own in the page's language. No other voice is ever used: a
// voice on the network would be sent the text. Where there is none, nothing of this is seen.
//
// What it looks like and says stands in the page (partials/kp-voice.html). The place and the speed are one record a
// film or podcast, {text, label, title, url} of the kind "heard".
import { address, fill, pack, stencil } from "../shared/page.js";
import { isAbout, read, records, remove, watch, write } from "../shared/store.js";
import { partsOf } from "./parts.js";
import { placeIn, told } from "./place.js";

const KIND = "heard";
const LANGUAGES = { nb: ["nb", "no", "nn"], nn: ["nn", "nb", "no"] };
const PLAIN = "1";

/** The device's own voice that suits the language best; nothing where it has none. */
function voiceOf(lang) {
  const own = speechSynthesis.getVoices().filter((voice) => voice.localService === true);
  const language = (voice) => voice.lang.toLowerCase().split(/[-_]/)[0];
  return (LANGUAGES[lang] ?? [lang]).map((wanted) => own.find((voice) => language(voice) === wanted)).find(Boolean);
}

function reader(article, parts) {
  const [box, words] = stencil("opplest");
  const [go, stop, speed, place, said] = ["[data-press=go]", "[data-press=stop]", "select", "[data-part=at]", "[role=status]"].map((part) => box.querySelector(part));
  const id = `${words.resource}/opplest`;
  const lang = parts[0].element.closest("[lang]").lang.toLowerCase().split("-")[0];
  /** The part that is read, or comes next; what is being said, so that news of an older one is no news; what is marked. */
  let at = 0;
  let saying = null;
  let marked = null;

  const tell = (phrase) => {
    if (said.textContent !== phrase) said.textContent = phrase;
  };

  function show() {
    const begun = Boolean(saying || at || marked);
    go.textContent = saying ? words.pause : begun ? words.on : words.read;
    if (!begun && document.activeElement === stop) go.focus();
    stop.hidden = !begun;
    place.textContent = begun ? fill(words.at, { at: at + 1, count: parts.length }) : "";
    box.classList.toggle("kp-voice--on", begun);
  }

  function mark(on) {
    // The page follows the voice, unless the reader has gone to look at something else.
    const { top, bottom } = marked?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    marked?.removeAttribute("aria-current");
    marked = on ? parts[at].element : null;
    marked?.setAttribute("aria-current", "true");
    if (bottom >= 0 && top <= innerHeight) marked?.scrollIntoView({ block: "nearest" });
  }

  function keep(phrase = "") {
    const record = { title: document.querySelector("h1").textContent, label: words.label, url: address,
      text: told(words.kept, parts, at, speed.selectedOptions[0].text) };
    const kept = saying || at || speed.value !== PLAIN ? write(KIND, pack, id, record) : !remove(KIND, pack, id);
    tell(kept ? phrase : words.refused);
  }

  /** Back to where the reader was; at the speed of the manuscript that was read last, where this one hasn't been. */
  function restore() {
    if (saying) return;
    const own = read(KIND, pack, id);
    const newest = records(KIND).filter(({ record }) => record).sort((one, other) => (one.record.at < other.record.at ? 1 : -1))[0];
    const [kept, name] = placeIn((own ?? newest?.record)?.text, parts);
    at = own ? kept : 0;
    speed.value = [...speed.options].find((option) => option.text === name)?.value ?? PLAIN;
    if (!own) mark(false);
    show();
  }

  function halt(phrase = "") {
    if (!saying) return;
    saying = null;
    speechSynthesis.cancel();
    tell(phrase);
    show();
  }

  function rewind(phrase) {
    halt();
    at = 0;
    mark(false);
    keep(phrase);
    show();
  }

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
    const voice = voiceOf(lang);
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
    if (!voiceOf(lang)) {
      halt();
      mark(false);
      box.remove();
    } else if (!box.isConnected) {
      restore();
      article.append(box);
    }
  }

  go.addEventListener("click", () => (saying ? halt() : speak()));
  stop.addEventListener("click", () => rewind(""));
  speed.addEventListener("change", () => (saying ? speak() : keep()));
  addEventListener("pagehide", () => halt());
  addEventListener("pageshow", ({ persisted }) => persisted && restore());
  watch((event) => (!event || isAbout(event, KIND, pack, id)) && restore());
  speechSynthesis.onvoiceschanged = offer;
  offer();
}

const article = document.querySelector("article[data-kp-index]");
const parts = article && globalThis.speechSynthesis ? partsOf(article) : [];
if (parts.length) reader(article, parts);
