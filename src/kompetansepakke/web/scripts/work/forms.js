// The script of pages with worksheets among their cards, in the place of cards.js: one file is smaller than two.
import "./cards.js";
import "./sheet-form.js";
