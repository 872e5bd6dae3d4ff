// Light, dark or as the device says. Kept in this browser only, and only once the reader has chosen.
import { SITE, kept } from "./storage.js";

export const KEY = `kp-theme|${SITE}`;
/** The schemes, and for which media each has the dark style sheet. */
const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
/** @typedef {keyof typeof MEDIA} Scheme */
export const SCHEMES = /** @type {Scheme[]} */ (Object.keys(MEDIA));
/** What the site begins with. */
export const START = /** @type {Scheme} */ (document.documentElement.dataset.kpStart ?? "auto");

export const chosen = () => {
  const before = kept(KEY);
  return SCHEMES.find((scheme) => scheme === before) ?? START;
};

/**
 * Nothing where the site leaves no choice: its dark style sheet then has no id.
 * @param {Scheme} scheme
 */
export const show = (scheme) => {
  const dark = /** @type {HTMLLinkElement | null} */ (document.querySelector("#kp-dark"));
  if (dark && dark.media !== MEDIA[scheme]) dark.media = MEDIA[scheme]; // said again, the sheet would be fetched again
};
