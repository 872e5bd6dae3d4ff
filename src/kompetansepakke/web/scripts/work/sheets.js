// What pages with worksheets fetch when it is of use, in the place of work.js.
import "./work.js";
import "./worksheet.js";
