// The script of pages with cards: what one writes in, and what one leads a meeting from.
import "./worksheet.js";
import "./projector.js";
import "./notes.js";
