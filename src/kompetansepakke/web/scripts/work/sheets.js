// The script of pages with worksheets among their cards, in the place of work.js: one file is smaller than two.
import "./work.js";
import "./worksheet.js";
