// What an edition keeps for reading without a network: one cache for each published version, named by the folder
// that the edition lies in. The service worker and the pages share it.
//
// A version's index, offline.json, gives each file's size and hash: {version, shell: [path], files: {path: [bytes, hash]}}.
// A file is kept only when its hash is the index's, so that two versions never mix.
export const INDEX = "offline.json";
const indexes = new Map(); // by the name of the cache, read once

/** How the names of an edition's caches begin. */
export const prefix = (scope) => `kp|${new URL(scope).pathname}|`;
/** The path of a file below the edition's root, or null for an address outside it or with broken escapes. */
export function pathOf(address, scope) {
  const [plain] = address.split(/[?#]/);
  if (!plain.startsWith(scope)) return null;
  let path;
  try {
    path = decodeURI(plain.slice(scope.length));
  } catch {
    return null;
  }
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
/** The address of a file; of a page the folder's, since some hosts lead index.html elsewhere. */
export const addressOf = (path, scope) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), scope).href;

/** The newest version that is kept whole: {name, cache, index}, or null. */
export async function current(scope) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix(scope))).reverse();
  for (const name of names) {
    const cache = await caches.open(name);
    const index = await cache.match(new URL(INDEX, scope));
    if (!index) continue;
    if (!indexes.has(name)) indexes.set(name, await index.json());
    return { name, cache, index: indexes.get(name) };
  }
  return null;
}

/** The cached answer for a file, or undefined. */
export const kept = (state, path, scope) => state.cache.match(addressOf(path, scope));

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Keep a copy of an answer if it is the file of this version, and the host allows it; true where it was kept. */
export async function keepCopy(state, path, scope, response) {
  const [, hash] = state.index.files[path] ?? [];
  if (/no-store/.test(response.headers.get("cache-control"))) return false;
  const bytes = await response.arrayBuffer();
  if (!response.ok || !hash || await digest(bytes) !== hash) return false;
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await state.cache.put(addressOf(path, scope), new Response(bytes, { headers }));
  return true;
}

/** Keep the files at `paths`, telling `progress` how many bytes are there; false if any could not be kept. */
export async function keep(state, paths, scope, progress = () => {}) {
  const waiting = [...paths];
  let whole = true;
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const there = await kept(state, path, scope)
        || await keepCopy(state, path, scope, await fetch(addressOf(path, scope), { cache: "no-cache" }));
      if (there) progress(state.index.files[path][0]);
      else whole = false;
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return whole;
}
