// The script of pages with cards: what one writes in, and the way to what one leads a meeting from.
import "../meeting/projector-open.js";
import "../notes/note-boxes.js";

// A browser brings the caret into sight, not the field around it.
document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLTextAreaElement) target.scrollIntoView({ block: "nearest" });
});
