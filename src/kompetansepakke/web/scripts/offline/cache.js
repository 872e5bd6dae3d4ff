// What an edition keeps for reading without a network: one cache for each published version, named by the folder
// that the edition lies in. The service worker and the pages share it.
//
// A version's index, offline.json, gives each file's size and hash: {version, shell: [path], files: {path: [bytes, hash]}}.
// A file is kept only when its hash is the index's, so that two versions never mix.
import { attempt } from "../shared/attempt.js";

/**
 * @typedef {{ version: string, shell: string[], files: Record<string, [bytes: number, hash: string]> }} Index
 * @typedef {{ name: string, cache: Cache, index: Index }} State A version, and the cache that it is kept in.
 */

export const INDEX = "offline.json";
/**
 * By the name of the cache, read once.
 * @type {Map<string, Index>}
 */
const indexes = new Map();

/**
 * How the names of an edition's caches begin.
 * @param {string} scope
 */
export const prefix = (scope) => `kp|${new URL(scope).pathname}|`;
/**
 * The path of a file below the edition's root, or null for an address outside it or with broken escapes.
 * @param {string} address
 * @param {string} scope
 */
export function pathOf(address, scope) {
  const [plain] = address.split(/[?#]/);
  if (!plain.startsWith(scope)) return null;
  const path = attempt(() => decodeURI(plain.slice(scope.length)), null);
  return path === "" || path?.endsWith("/") ? `${path}index.html` : path;
}
/**
 * The address of a file; of a page the folder's, since some hosts lead index.html elsewhere.
 * @param {string} path
 * @param {string} scope
 */
export const addressOf = (path, scope) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), scope).href;

/**
 * The newest version that is kept whole, or null.
 * @param {string} scope
 * @returns {Promise<State | null>}
 */
export async function current(scope) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix(scope))).reverse();
  for (const name of names) {
    // Not opened before it is known to be whole: opening makes a cache anew that was dropped meanwhile.
    const answer = await caches.match(new URL(INDEX, scope), { cacheName: name });
    if (!answer) continue;
    const cache = await caches.open(name);
    const index = indexes.get(name) ?? /** @type {Index} */ (await answer.json());
    indexes.set(name, index);
    return { name, cache, index };
  }
  return null;
}

/**
 * The cached answer for a file, or undefined.
 * @param {State} state
 * @param {string} path
 * @param {string} scope
 */
export const kept = (state, path, scope) => state.cache.match(addressOf(path, scope));

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Keep a copy of an answer if it is the file of this version, and the host allows it; true where it was kept.
 * @param {State} state
 * @param {string} path
 * @param {string} scope
 * @param {Response} response
 */
export async function keepCopy(state, path, scope, response) {
  const [, hash] = state.index.files[path] ?? [];
  if (response.headers.get("cache-control")?.includes("no-store")) return false;
  const bytes = await response.arrayBuffer();
  if (!response.ok || !hash || await digest(bytes) !== hash) return false;
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await state.cache.put(addressOf(path, scope), new Response(bytes, { headers }));
  return true;
}

/**
 * Keep the files at `paths`, telling `progress` how many bytes are there; false if any could not be kept.
 * @param {State} state
 * @param {Iterable<string>} paths
 * @param {string} scope
 * @param {(bytes: number) => void} [progress]
 */
export async function keep(state, paths, scope, progress) {
  const waiting = [...paths];
  let whole = true;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const there = await kept(state, path, scope)
        || await keepCopy(state, path, scope, await fetch(addressOf(path, scope), { cache: "no-cache" }));
      if (there) progress?.(state.index.files[path][0]);
      else whole = false;
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return whole;
}
