// Reading without a network: starts the service worker, and tells it which page is open, so that it keeps that.
import { onDisk } from "../shared/page.js";

const { dataset } = document.documentElement;
/** The folder that the edition lies in. */
export const scope = new URL(`${dataset.kpEdition}/`, location.href).href;
/** Whether this browser and this host can keep pages. */
export const offered = "kpOffline" in dataset && "serviceWorker" in navigator && !onDisk;

// Links to other editions lead nowhere in a folder that was downloaded.
if (onDisk) for (const link of document.querySelectorAll("[data-kp-elsewhere]")) link.parentElement?.remove();

/** Settled once something is kept, or where nothing can be. */
export const begun = offered ? start().catch(() => {}) : Promise.resolve(); // a page reads as well without

function loaded() {
  return document.readyState === "complete" || new Promise((resolve) => {
    addEventListener("load", resolve);
  });
}

async function start() {
  await loaded(); // the page first, then what it keeps
  await navigator.serviceWorker.register(new URL("sw.js", scope), { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
}
