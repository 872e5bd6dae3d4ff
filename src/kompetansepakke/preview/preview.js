// The script of the live preview: follows what happens, loads the page anew in the same place, and tells what is wrong.
"use strict";
(() => {
  const shown = document.currentScript.dataset.version;
  const PLACE = "kp-preview-place";
  let events, told, panel;

  /** A hidden page follows nothing: a browser has few lines to one server, and it catches up when it is seen. */
  function follow() {
    events?.close();
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/.kp/events");
    events.addEventListener("message", (message) => take(JSON.parse(message.data)));
  }

  function take(state) {
    if (state.version !== shown) {
      keepPlace();
      location.reload();
    } else if (state.number !== told) {
      told = state.number;
      close();
      if (state.faults.length) open(state);
    }
  }

  /** Where the reader is: at which height something with an id stands, since what is above may grow or go. */
  function keepPlace() {
    const near = [...document.querySelectorAll("main [id]")]
      .filter((one) => one.getClientRects().length && one.getBoundingClientRect().top < innerHeight / 2).pop();
    const place = { page: location.pathname, y: scrollY, id: near?.id, top: near?.getBoundingClientRect().top };
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch { /* a browser that keeps nothing: it finds the place as well as it can */ }
  }

  function findPlace(place) {
    const near = place.id && document.getElementById(place.id);
    const y = near ? scrollY + near.getBoundingClientRect().top - place.top : place.y;
    scrollTo({ top: y, behavior: "instant" });
  }

  function returnToPlace() {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { return; }
    if (place?.page !== location.pathname) return;
    findPlace(place);
    addEventListener("load", async () => {
      findPlace(place); // pictures have come, and the browser has been to the address's own place
      await document.fonts.ready;
      findPlace(place);
      history.scrollRestoration = "auto";
    });
  }

  function open(state) {
    const host = document.createElement("div");
    const inside = host.attachShadow({ mode: "open" });
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/.kp/preview.css" });
    panel = { host, inside };
    document.body.append(host);
    inside.append(style, box(state));
    host.popover = "manual"; // above what else lies above the page; it takes no focus
    host.showPopover?.();
  }

  function box(state) {
    const all = element("div", "", { className: "told", tabIndex: 0 });
    all.setAttribute("role", "alert");
    const button = element("button", state.close, { type: "button" });
    button.addEventListener("click", close);
    const head = element("div", "", { className: "head" });
    head.append(element("h2", state.heading), button);
    const list = element("ul", "");
    list.append(...state.faults.map((fault) => item(fault, state.mend)));
    all.append(head, element("p", state.lead), list);
    return all;
  }

  function item(fault, mend) {
    const made = element("li", "");
    if (fault.place) made.append(element("code", fault.place), ` ${fault.code}`, element("br", ""));
    made.append(fault.message);
    if (fault.fix) made.append(element("br", ""), element("strong", mend), ` ${fault.fix}`);
    return made;
  }

  function element(name, text, more = {}) {
    return Object.assign(document.createElement(name), { textContent: text }, more);
  }

  function close() {
    panel?.host.remove();
    panel = undefined;
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", (event) => event.persisted && follow());
  addEventListener("pagehide", () => events?.close());
  returnToPlace();
  follow();
})();
