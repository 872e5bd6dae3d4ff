import { split, values, write } from "./front-matter.js";

/* The page for editing: sets Sveltia CMS up by rediger.json, with front matter kept line by line. */

/** @typedef {{ [key: string]: unknown }} Content */
/**
 * @typedef {{
 *   registerCustomFormat: (name: string, extension: string, format: {
 *     fromFile: (text: string) => Content, toFile: (content: Content) => string }) => void,
 *   init: (options: { config: unknown }) => void,
 * }} Sveltia
 */

const page = /** @type {{ CMS_MANUAL_INIT?: boolean, CMS?: Sveltia }} */ (/** @type {unknown} */ (window));
page.CMS_MANUAL_INIT = true; // Sveltia's script comes after this one

addEventListener("DOMContentLoaded", async () => {
  const { cms, keys } = await (await fetch("rediger.json")).json();
  page.CMS?.registerCustomFormat("kp-page", "md", {
    fromFile: (text) => {
      const { front, body } = split(text);
      const found = values(front, keys);
      return { ...found, kp_kind: "module" in found ? "module" : "page", kp_front: JSON.stringify(front), body };
    },
    toFile: (content) => {
      const front = JSON.parse(String(content.kp_front ?? '""')); // quoted, since Sveltia trims what it keeps
      return write(front, content, keys) + String(content.body ?? "");
    },
  });
  page.CMS?.registerCustomFormat("kp-yaml", "yml", {
    fromFile: (text) => ({ kp_kind: "yaml", body: text }),
    toFile: (content) => String(content.body ?? ""), // Sveltia ends all files with one newline
  });
  page.CMS?.init({ config: cms });
});
