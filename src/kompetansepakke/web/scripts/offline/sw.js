// The service worker of one edition. With a network it first asks which version is published: the same as is kept,
// and the page comes from here; another, and it comes from the network while this one is renewed; refused, and all
// that is kept is forgotten. It touches nothing outside the edition's folder.
import { current, keep, keepCopy, kept, pathOf } from "./cache.js";
import { forget, refused, renew } from "./renew.js";

/** @typedef {import("./cache.js").State} State */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const PATIENCE = 5000; // ms that a reader waits for a host that doesn't answer, before the page comes from here
const APART = /^(sw\.js|version\.json|offline\.json|.*\.(zip|imscc))$/;
const { scope } = worker.registration;
/**
 * Pages that were served from what is kept: the rest of such a page comes from here too.
 * @type {Set<string>}
 */
const fromHere = new Set();
/** @type {Promise<void> | undefined} */
let renewing;

const renewOnce = () => {
  renewing ??= renew(scope).catch(() => {}).finally(() => {
    renewing = undefined;
  });
  return renewing;
};

async function leave() {
  await forget(scope);
  await worker.registration.unregister();
}

/**
 * The version that is published: text, "refused", or "" where the host can't be reached or doesn't answer in time.
 * @returns {Promise<string>}
 */
async function published() {
  const ask = async () => {
    const answer = await fetch(new URL("version.json", scope), { cache: "no-store" });
    if (refused(answer)) {
      await leave();
      return "refused";
    }
    return answer.ok ? (await answer.json()).version : "";
  };
  /** @type {Promise<string>} */
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, "");
  });
  return Promise.race([ask().catch(() => ""), late]);
}

/** @param {string} path */
function away(path) {
  const target = new URL("uten-nett/", scope);
  target.searchParams.set("side", path.replace(/index\.html$/, ""));
  return Response.redirect(target, 302);
}

/**
 * Never from the browser's own cache, which may hold a page of another version, or one that is closed by now.
 * @param {Request} request
 */
const fresh = (request) => fetch(request, { cache: "no-cache" });

// Without a worker in between, the browser can ask for the password itself.
const askAgain = () => new Response('<!doctype html><meta http-equiv="refresh" content="0">',
  { status: 401, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });

/**
 * @param {FetchEvent} event
 * @param {State | null} state
 * @param {string} path
 */
async function fromNetwork(event, state, path) {
  const answer = await fresh(event.request);
  // What lies below this edition and is no part of it, another edition perhaps, may be closed without closing this one.
  if (refused(answer) && answer.status < 404 && (!state || state.index.files[path])) await leave();
  else if (state && answer.ok && !answer.redirected) event.waitUntil(keepCopy(state, path, scope, answer.clone()));
  return answer;
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function page(event, path) {
  const version = await published();
  const state = await current(scope);
  if (version === "refused") return askAgain();
  if (version && version !== state?.index.version) {
    event.waitUntil(renewOnce());
    return fresh(event.request);
  }
  const own = state && await kept(state, path, scope);
  if (own) {
    fromHere.add(event.resultingClientId);
    return own;
  }
  if (version) return fromNetwork(event, state, path);
  if (state?.index.files[`${path}/index.html`]) return Response.redirect(`${new URL(path, scope)}/`, 302);
  return state?.index.files[path] && path !== "uten-nett/index.html" ? away(path) : fresh(event.request);
}

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
async function part(event, path) {
  const state = await current(scope);
  const own = state && await kept(state, path, scope);
  // What a page fetches to keep it, it wants as it is published now.
  if (own && fromHere.has(event.clientId) && event.request.cache !== "no-cache") return own;
  try {
    return await fromNetwork(event, state, path);
  } catch (error) {
    if (own) return own;
    throw error;
  }
}

/**
 * Keep a page that is open, with its parts.
 * @param {string[]} addresses
 */
async function keepOpen(addresses) {
  const state = await current(scope);
  if (!state) return;
  const paths = addresses.flatMap((address) => pathOf(address, scope) ?? []);
  await keep(state, paths.filter((path) => state.index.files[path]), scope);
}

worker.addEventListener("install", (event) => {
  event.waitUntil(renew(scope).then(() => worker.skipWaiting()));
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener("message", (event) => {
  event.waitUntil(keepOpen(event.data).catch(() => {}));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" && !request.headers.has("range") ? pathOf(request.url, scope) : null;
  if (path === null || APART.test(path)) return;
  event.respondWith(request.mode === "navigate" ? page(event, path) : part(event, path));
});
