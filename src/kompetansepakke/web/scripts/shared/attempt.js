// What may fail without harm: a browser that keeps nothing or has no room, and text that is no JSON or no address.

/**
 * What `action` gives, or `otherwise` where it throws.
 * @template T
 * @template [U=undefined]
 * @param {() => T} action
 * @param {U} [otherwise]
 */
export function attempt(action, otherwise) {
  try {
    return action();
  } catch {
    return /** @type {U} */ (otherwise);
  }
}
