// The page about reading without a network: keep a package, see that it is kept, forget it all.
import { addressOf, current, keep, pathOf } from "./cache.js";
import { forget, renew } from "./renew.js";
import { begun, offered, scope } from "./offline.js";
import { button, el, fill } from "../shared/page.js";
import { T } from "../shared/strings.js";

const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

// Of a package: its own files, and what every page and the search need.
// The edition in another language lies in a folder of its own, which has the language's short name.
const LANGUAGE = "(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?";
const needed = (state, pack) => Object.keys(state.index.files)
  .filter((path) => new RegExp(`^${LANGUAGE}(${pack}/|assets|search|ressurser|notater)`).test(path));

// What a package offers now, and `phrase` or that it is kept. The version may be another than when the page was opened.
async function row(entry, said, phrase) {
  const state = await current(scope);
  if (!state) {
    said.textContent = phrase;
    return;
  }
  const there = new Set((await state.cache.keys()).map((request) => pathOf(request.url, scope)));
  const all = needed(state, entry.dataset.kpPackage);
  const missing = all.filter((path) => !there.has(path));
  const size = (paths) => paths.reduce((sum, path) => sum + state.index.files[path][0], 0);
  const title = entry.dataset.title;
  const bar = el("progress", { max: size(missing), value: 0, hidden: true, "aria-label": fill(T.offline_progress, { title }) });
  const name = fill(missing.length ? T.offline_keep : T.offline_drop, { title, size: megabytes(size(all)) });
  const press = button(name, () => (missing.length ? fetchAll() : drop()));
  const fetchAll = async () => {
    if (!bar.hidden) return;
    press.setAttribute("aria-disabled", "true");
    bar.hidden = false;
    said.textContent = T.offline_working;
    const tick = (bytes) => {
      bar.value += bytes;
    };
    const whole = await keep(state, missing, scope, tick).catch(() => false);
    // Another version may have been published meanwhile: the next try is of that one.
    if (!whole) await renew(scope).catch(() => {});
    await again(whole && await current(scope) ? "" : T.offline_failed);
  };
  const drop = async () => {
    const shell = new Set(state.index.shell);
    const own = new RegExp(`^${LANGUAGE}${entry.dataset.kpPackage}/`);
    for (const path of all.filter((one) => own.test(one) && !shell.has(one))) await state.cache.delete(addressOf(path, scope));
    await again("");
  };
  const again = async (next) => {
    for (const made of [bar, press]) made.remove();
    await row(entry, said, next);
    entry.querySelector("button")?.focus();
  };
  said.before(press, bar);
  said.textContent = phrase || (missing.length ? "" : T.offline_kept);
}

function show(entry) {
  const said = el("p", { class: "kp-facts", role: "status" });
  entry.append(said);
  row(entry, said, "");
}

// Led here from a page that isn't kept: say which, and let the reader try again. Another address than one of this edition's
// was not written by the service worker.
function missed() {
  const place = document.querySelector("[data-kp-missed]");
  const side = new URLSearchParams(location.search).get("side");
  if (!place || side === null || !URL.canParse(side, scope)) return;
  const { href } = new URL(side, scope);
  const path = pathOf(href, scope);
  if (path === null || path.includes("\uFFFD")) return;
  place.querySelector("a").href = href;
  place.hidden = false;
}

missed();
begun.then(() => document.querySelectorAll("[data-kp-offline-packages] [data-kp-package]").forEach(show));
for (const all of document.querySelectorAll("[data-kp-forget]")) {
  all.hidden = !offered;
  all.addEventListener("click", async () => {
    await forget(scope);
    const worker = await navigator.serviceWorker.getRegistration(scope);
    await worker?.unregister();
    for (const made of document.querySelectorAll("[data-kp-package] > :is(button, progress, [role=status])")) made.remove();
    all.parentElement.querySelector("[role=status]").textContent = T.offline_forgotten;
  });
}
