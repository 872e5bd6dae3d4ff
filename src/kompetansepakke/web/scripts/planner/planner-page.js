// The planner at work: from the choices in the form, which stand in the address, to the plan below it. No server takes
// part. planner.js fetches this when a reader reaches for the form.
import { download, later } from "../shared/page.js";
import { SchoolCalendar } from "./rules/calendar.js";
import { isoDay, parseDay } from "./rules/days.js";
import { calendarFile } from "./ics.js";
import { showOrder } from "./order.js";
import { makePlan, readCourse } from "./rules/plan.js";
import { WEEKDAYS, defaults, query, readState } from "./state.js";
import { planContent, refusalContent, wheelContent } from "./table.js";
import { Teller } from "./teller.js";

class Planner {
  constructor(root, data) {
    this.root = root;
    this.course = readCourse(data);
    this.teller = new Teller(data.words);
    this.calendars = new Map(data.calendars.map((calendar) => [calendar.id, new SchoolCalendar(calendar)]));
    this.form = root.querySelector("form");
    this.order = this.form.querySelector("ol");
    this.fields = this.form.elements;
    this.said = root.querySelector("[data-said]");
    this.out = document.querySelector("[data-kp-plan]");
    this.page = { root: root.dataset.root, role: root.dataset.role, roleLabel: root.dataset.roleLabel };
    this.#listen();
    if (location.search) this.#read();
    else this.#begin();
    this.form.hidden = false;
  }

  #listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", () => this.#changed());
    addEventListener("popstate", () => this.#read());
    const on = (name, action) => this.root.querySelector(`[data-${name}]`).addEventListener("click", action);
    on("download", () => this.#download());
    on("print", () => print());
    on("copy", () => this.#copy());
    on("reset", () => this.#choose(defaults(this.course), ""));
  }

  // The usual plan, unless the reader has chosen while this script was on its way.
  #begin() {
    this.state = defaults(this.course);
    this.#show("");
    const wished = this.#wished();
    if (!wished || query(wished) !== query(this.state)) this.#changed();
  }

  // The address has changed, or the page has just been opened.
  #read() {
    const { state, wrong } = readState(location.search, this.course);
    this.state = state;
    this.#fill();
    this.#show(wrong.length ? this.teller.say("bad_address", { list: wrong.join(", ") }) : "");
  }

  // A choice has been made: it goes into the address, as a step that can be gone back on.
  #choose(state, said) {
    this.state = state;
    if (query(state) !== location.search) history.pushState(null, "", query(state));
    this.#fill();
    this.#show(said);
  }

  #changed() {
    this.#showPaceFields();
    const wished = this.#wished();
    if (wished) this.#choose(wished, "");
    else {
      const number = parseDay(this.fields.start.value) !== null && this.fields.pace.value === "weeks";
      this.said.textContent = this.teller.say(number ? "no_number" : "no_date");
    }
  }

  // What the fields ask for, or null where one of them can't be used.
  #wished() {
    const { start: { value: day }, weekday, calendar } = this.fields;
    const [start, pace] = [parseDay(day), this.#pace()];
    if (start === null || pace === null) return null;
    return { ...this.state, start, pace, weekday: WEEKDAYS.indexOf(weekday.value), calendar: calendar.value };
  }

  #pace() {
    const kind = this.fields.pace.value;
    if (kind === "weeks") {
      const weeks = Number(this.fields.weeks.value);
      return Number.isInteger(weeks) && weeks > 0 && weeks < 10_000 ? { kind, weeks } : null;
    }
    if (kind !== "until") return { kind };
    const until = parseDay(this.fields.until.value);
    return until === null ? null : { kind, until };
  }

  #fill() {
    const { start, pace, weekday, calendar } = this.state;
    this.fields.start.value = isoDay(start);
    this.fields.pace.value = pace.kind;
    this.fields.weekday.value = WEEKDAYS[weekday];
    this.fields.calendar.value = calendar;
    this.fields.weeks.value = pace.weeks ?? (this.fields.weeks.value || this.course.horizon_weeks);
    this.fields.until.value = isoDay(pace.until ?? parseDay(this.fields.until.value) ?? start + 7 * this.course.horizon_weeks - 1);
    this.#showPaceFields();
  }

  #showPaceFields() {
    for (const name of ["weeks", "until"]) this.fields[name].closest("p").hidden = this.fields.pace.value !== name;
  }

  #show(said) {
    const plan = makePlan(this.course, this.state, this.calendars.get(this.state.calendar));
    this.plan = plan.refused ? null : plan;
    const content = plan.refused
      ? [...refusalContent(plan, this.teller), ...wheelContent(this.course, this.state.start, this.teller, this.page)]
      : planContent(plan, this.teller, this.page);
    this.out.replaceChildren(...content);
    const told = plan.refused ? `${this.teller.say("no_plan")}. ${this.teller.refusal(plan)}` : this.teller.summary(plan);
    this.said.textContent = [said, told].filter(Boolean).join(" ");
    this.root.querySelector("[data-download]").disabled = !this.plan;
    const order = this.plan?.order ?? (this.state.order.length ? this.state.order : [...this.course.modules.keys()]);
    showOrder(this.order, order, this.course, this.teller, (moved, said) => {
      if (moved) this.#choose({ ...this.state, order: moved }, said);
      else this.said.textContent = said;
    });
  }

  #download() {
    const base = new URL(this.page.root, location.href.split(/[?#]/)[0]).href;
    const today = new Date();
    const stamped = parseDay(isoDay(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / 86_400_000));
    const file = new Blob([calendarFile(this.plan, this.teller, stamped, base)], { type: "text/calendar" });
    download(`${this.course.package}-tidsplan.ics`, file);
  }

  async #copy() {
    history.replaceState(null, "", query(this.state));
    try {
      await navigator.clipboard.writeText(location.href);
      this.said.textContent = this.teller.say("copied");
    } catch {
      this.said.textContent = this.teller.say("not_copied");
    }
  }
}

/** Bring the form of `root` to life. Rejects where its data doesn't come; asking again tries again. */
later.planner = async (root) => {
  const answer = await fetch(root.dataset.plan);
  if (!answer.ok) throw new Error(answer.statusText);
  new Planner(root, await answer.json());
};
