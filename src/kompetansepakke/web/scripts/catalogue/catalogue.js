// The catalogue: its filters hide entries, say what each choice would give, and stand in the address.
import { el, fill } from "../shared/page.js";
import { fold, plain, stem } from "../shared/fold.js";

const root = document.querySelector("[data-kp-catalogue]");

/** «2 t 5 min», after `before`; only that for no time. */
function withTime(before, minutes, between) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const time = [hours ? `${hours} t` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
  return time ? before + between + time : `${before}`;
}

/** Change the text of an element only where it is another. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function catalogue() {
  const find = (selector) => root.querySelector(selector);
  const panel = find("details");
  const form = find("form");
  const words = form.sok;
  const found = panel.nextElementSibling;
  const total = find("[role=status]");
  const reset = find("[data-kp-reset]");
  const chips = find(".kp-chips");
  const empty = find("[data-kp-empty]");
  const undo = empty.querySelector("button");
  const phrases = root.dataset;
  const wide = matchMedia("(min-width: 78rem)");

  const boxes = [...form.querySelectorAll("label > input")];
  const names = [...new Set(boxes.map((box) => box.name))];
  /** The group of each box, as a bit. */
  const bits = boxes.map((box) => 1 << names.indexOf(box.name));
  const sections = [...root.querySelectorAll("section")];
  /** An entry tells its kind, its minutes and the places of the boxes that it fits (stage/catalogue.py). */
  const entries = [...root.querySelectorAll("[data-kp-r]")].map((item) => {
    const [, minutes, ...fits] = item.dataset.kpR.split(" ").map(Number);
    const module = item.closest("section");
    return { item, module, within: module.parentElement, minutes, fits, shown: true, text: "" };
  });

  /** The words of each entry and of the headings it stands under; made when the reader is about to write, all at once. */
  function index() {
    if (entries[0].text) return;
    const texts = entries.map((entry) => [entry.module.firstElementChild, entry.within.firstElementChild, entry.item]
      .map((part) => part.textContent).join(" "));
    fold(texts.join("\n")).split("\n").forEach((text, at) => {
      entries[at].text = text;
    });
  }

  /** What is chosen, in the order it was; the words are one of the choices. Each gets a chip the first time. */
  let chosen = [];
  const chipOf = new Map();
  const isOn = (input) => (input === words ? words.value.trim() : input.checked && input.value);
  const label = (input) => (input === words ? `«${words.value.trim()}»` : input.nextElementSibling.textContent);

  /** Take `made` into the choices. Only the modules of the chosen packages stand to choose among. */
  function settle(made) {
    const packages = boxes.filter((box) => box.name === "pakke" && box.checked).map((box) => box.value);
    for (const group of form.querySelectorAll("[data-kp-of]")) {
      group.hidden = packages.length > 0 && !packages.includes(group.dataset.kpOf);
      for (const box of group.querySelectorAll("input")) box.checked &&= !group.hidden;
    }
    chosen = [...new Set([...chosen.filter((input) => !made.includes(input)), ...made])].filter(isOn);
  }

  function fromAddress() {
    form.reset();
    const made = [];
    for (const [name, value] of new URLSearchParams(location.search)) {
      const input = name === "sok" ? words : boxes.find((box) => box.name === name && box.value === value);
      if (input === words) words.value = value.slice(0, words.maxLength);
      else if (input) input.checked = true;
      if (input) made.push(input);
    }
    chosen = [];
    settle(made);
    show();
  }

  // Steps in one field are one step back: letters of a word, arrows through the times.
  let last = null;
  function toAddress(input) {
    const query = String(new URLSearchParams(chosen.map(({ name, value }) => [name, value.trim()])));
    if (query === location.search.slice(1)) return;
    const same = input?.name === last && input?.type !== "checkbox";
    last = input ? input.name : null;
    try {
      history[same ? "replaceState" : "pushState"](null, "", location.pathname + (query && `?${query}`));
    } catch {
      // From a folder on disk, or asked too often: the choice holds, without an address.
    }
  }

  /** «Or» inside a group, «and» between: an entry counts for the choices of the one group that it fails, or for all. */
  function show() {
    const asked = (fold(plain(words.value)).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
    if (asked.length) index();
    const on = boxes.map(isOn);
    const active = bits.reduce((all, bit, at) => (on[at] ? all | bit : all), 0);
    const counts = new Uint32Array(boxes.length);
    const sums = new Uint32Array(boxes.length);
    const left = new Map(sections.map((section) => [section, 0]));
    let [number, minutes] = [0, 0];
    for (const entry of entries) {
      let failed = active;
      for (const box of entry.fits) if (on[box]) failed &= ~bits[box];
      if (!asked.every((word) => entry.text.includes(word))) failed = -1;
      if (!(failed & (failed - 1))) {
        for (const box of entry.fits) {
          if (failed && failed !== bits[box]) continue;
          counts[box] += 1;
          sums[box] += entry.minutes;
        }
      }
      if (entry.shown === Boolean(failed)) entry.item.hidden = entry.shown;
      entry.shown = !failed;
      if (failed) continue;
      number += 1;
      minutes += entry.minutes;
      left.set(entry.module, left.get(entry.module) + 1).set(entry.within, 1);
    }
    for (const [section, count] of left) {
      section.hidden = !count;
      section.style.setProperty("--kp-entries", count);
    }
    boxes.forEach((box, at) => {
      say(box.parentElement.lastElementChild, withTime(counts[at], sums[at], " · "));
      box.parentElement.toggleAttribute("data-kp-none", !counts[at]);
    });
    tell(number, minutes);
  }

  /** The chips, the count, and what stands on paper. */
  function tell(number, minutes) {
    for (const [input, item] of chipOf) if (!chosen.includes(input)) item.remove();
    chosen.forEach((input, at) => {
      if (!chipOf.has(input)) chipOf.set(input, newChip(input));
      const item = chipOf.get(input);
      say(item.firstChild.lastChild, label(input));
      if (chips.children[at] !== item) chips.insertBefore(item, chips.children[at]);
    });
    chips.hidden = reset.hidden = !chosen.length;
    const labels = chosen.map(label);
    const count = fill(number === 1 ? phrases.one : phrases.many, { count: number });
    say(total, withTime(count, minutes, ", "));
    say(find("[data-kp-show]"), fill(phrases.show, { count }));
    say(find(".kp-catalogue__said"), labels.length ? `${phrases.chosen}: ${labels.join(" · ")}` : "");
    say(undo, fill(phrases.undo, { choice: labels.at(-1) }));
    empty.hidden = number > 0;
  }

  function newChip(input) {
    const chip = el("button", { type: "button", class: "kp-chip" }, el("span", { class: "kp-hidden" }, `${phrases.remove} `), el("span"));
    const item = el("li", {}, chip);
    chip.addEventListener("click", () => drop([input], (item.nextSibling ?? item.previousSibling)?.firstChild));
    return item;
  }

  /** Follow a choice. Where the filters stick beside a list that has been scrolled, the list starts from its top. */
  function follow(input) {
    const scrolled = wide.matches && panel.getBoundingClientRect().top > found.getBoundingClientRect().top + 1;
    settle(input ? [input] : []);
    toAddress(input);
    show();
    if (scrolled) requestAnimationFrame(() => found.scrollIntoView());
  }

  /** Remove choices. The focus goes first, to `next` or the count: in a changed page it would cost a layout. */
  function drop(inputs, next = total) {
    next.focus();
    for (const input of inputs) {
      if (input === words) words.value = "";
      else if (input.type === "radio") boxes.find((box) => box.name === input.name).checked = true;
      else input.checked = false;
    }
    follow();
  }

  let waiting;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target === words) waiting = setTimeout(follow, 150, words);
    else follow(target);
  });
  words.addEventListener("focus", index);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => drop(chosen));
  undo.addEventListener("click", () => drop(chosen.slice(-1)));
  find("[data-kp-show]").addEventListener("click", () => {
    panel.open = false;
    total.focus();
  });
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    last = null;
    if (found.contains(document.activeElement)) total.focus();
    fromAddress();
  });

  const fit = () => {
    panel.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  fromAddress();
  panel.hidden = false;
}

if (root) catalogue();
