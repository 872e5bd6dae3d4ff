// Word files are made by a script of their own, fetched when a reader asks for one.
import { docx } from "./docx.js";
import { later } from "../shared/page.js";

later.docx = docx;
