// Reading without a network: starts the service worker, and keeps the page that is open.
import { current, keep, pathOf } from "./cache.js";
import { onDisk } from "../shared/page.js";

const { dataset } = document.documentElement;
/** The folder that the edition lies in. */
export const scope = new URL(`${dataset.kpEdition}/`, location.href).href;
/** Whether this browser and this host can keep pages. */
export const offered = "kpOffline" in dataset && "serviceWorker" in navigator && !onDisk;

// Links to other editions lead nowhere in a folder that was downloaded.
if (onDisk) for (const link of document.querySelectorAll("[data-kp-elsewhere]")) link.parentElement?.remove();

/** What is kept by now, once the page that is open is part of it; null where nothing can be kept. */
export const begun = offered ? start().catch(() => null) : Promise.resolve(null); // a page reads as well without

function loaded() {
  return document.readyState === "complete" || new Promise((resolve) => {
    addEventListener("load", resolve);
  });
}

async function start() {
  await loaded(); // the page first, then what it keeps
  await navigator.serviceWorker.register(new URL("sw.js", scope), { updateViaCache: "none" });
  await navigator.serviceWorker.ready;
  const state = await current(scope);
  if (!state) return null;
  const parts = performance.getEntriesByType("resource").map((entry) => entry.name);
  const paths = [location.href, ...parts].flatMap((address) => pathOf(address, scope) ?? []);
  await keep(state, paths.filter((path) => state.index.files[path]), scope);
  return state;
}
