// The page about reading without a network: keep a package, see that it is kept, forget it all.
import { addressOf, keep, kept, pathOf } from "./offline-cache.js";
import { forget } from "./offline-renew.js";
import { begun, offered, scope } from "./offline.js";
import { button, el, fill } from "./page.js";
import { T } from "./strings.js";

const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

// Of a package: its own files, and what every page and the search need.
const needed = (state, pack) => Object.keys(state.index.files)
  .filter((path) => path.startsWith(`${pack}/`) || path.startsWith(`nn/${pack}/`) || /^(nn\/)?(assets|search|ressurser|notater)/.test(path));

async function show(place, state) {
  const there = new Set((await state.cache.keys()).map((request) => pathOf(request.url, scope)));
  for (const entry of place.querySelectorAll("[data-kp-package]")) {
    const paths = needed(state, entry.dataset.kpPackage);
    row(entry, state, paths, paths.filter((path) => !there.has(path)));
  }
}

function row(entry, state, all, missing) {
  const size = (paths) => paths.reduce((sum, path) => sum + state.index.files[path][0], 0);
  const title = entry.dataset.title;
  const said = el("p", { class: "kp-facts", role: "status" }, missing.length ? "" : T.offline_kept);
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
    if (whole) redraw();
    else said.textContent = T.offline_failed;
    bar.hidden = true;
    press.removeAttribute("aria-disabled");
  };
  const drop = async () => {
    const shell = new Set(state.index.shell);
    const own = new RegExp(`^(nn/)?${entry.dataset.kpPackage}/`);
    for (const path of all.filter((one) => own.test(one) && !shell.has(one))) await state.cache.delete(addressOf(path, scope));
    redraw();
  };
  const redraw = async () => {
    for (const made of [said, bar, press]) made.remove();
    const left = [];
    for (const path of all) if (!(await kept(state, path, scope))) left.push(path);
    row(entry, state, all, left);
    entry.querySelector("button").focus();
  };
  entry.append(press, bar, said);
}

// Led here from a page that isn't kept: say which, and let the reader try again.
function missed() {
  const place = document.querySelector("[data-kp-missed]");
  const side = new URLSearchParams(location.search).get("side");
  if (!place || side === null) return;
  const target = new URL(side, scope);
  if (!target.href.startsWith(scope)) return;
  place.querySelector("a").href = target;
  place.hidden = false;
}

missed();
begun.then((state) => state && show(document.querySelector("[data-kp-offline-packages]"), state));
for (const all of document.querySelectorAll("[data-kp-forget]")) {
  all.hidden = !offered;
  all.addEventListener("click", async () => {
    await forget(scope);
    const worker = await navigator.serviceWorker.getRegistration(scope);
    await worker?.unregister();
    all.parentElement.querySelector("[role=status]").textContent = T.offline_forgotten;
  });
}
