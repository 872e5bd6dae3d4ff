// A Word document from headings and texts, made here and now: a zip of stored XML files, with no library.
// Dates are left out, so that the same answers give the same file. (No template literal stands inside another:
// the minifier would take the inner one for code.)
const OFFICE = "http://schemas.openxmlformats.org/";
const PACKAGE = `${OFFICE}package/2006/`;
const WORD = `xmlns:w="${OFFICE}wordprocessingml/2006/main"`;
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const coder = new TextEncoder();

/**
 * Text as XML holds it, without the control characters that it can't hold.
 * @param {string} text
 */
const xml = (text) => new XMLSerializer().serializeToString(new Text(text.replace(/[^\t\n -\uFFFD]/g, "")));

/**
 * @param {string} style
 * @param {string} text
 */
const paragraph = (style, text) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${
  xml(text).replaceAll("\n", '</w:t><w:br/><w:t xml:space="preserve">')}</w:t></w:r></w:p>`;
/**
 * @param {string} id
 * @param {string} name
 * @param {number} size
 */
const style = (id, name, size, more = "") => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:pPr>${
  more}</w:pPr><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>`;
/**
 * @param {string} type
 * @param {string} part
 */
const related = (type, part) => `<Relationships xmlns="${PACKAGE}relationships"><Relationship Id="r" Type="${
  OFFICE}officeDocument/2006/relationships/${type}" Target="${part}.xml"/></Relationships>`;

/**
 * The file as a Blob.
 * @param {string} title
 * @param {string} lang A tag with a country, "nb-NO".
 * @param {[heading: string, text: string][]} fields
 */
export const docx = (title, lang, fields) => zip({
  "[Content_Types]": `<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${
    TYPE}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}styles+xml"/></Types>`,
  "_rels/": related("officeDocument", "word/document"),
  "word/_rels/document.xml": related("styles", "styles"),
  "word/styles": `<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:lang w:val="${
    lang}"/></w:rPr></w:rPrDefault></w:docDefaults>${style("Normal", "Normal", 22)}${style("Title", "Title", 40)}${
    style("Heading1", "heading 1", 28, '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>')}</w:styles>`,
  "word/document": `<w:document ${WORD}><w:body>${paragraph("Title", title)}${
    fields.map(([heading, text]) => paragraph("Heading1", heading) + paragraph("Normal", text)).join("")
  }<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
});

/**
 * Numbers as bytes, the lowest first.
 * @param {number} size
 * @param {number[]} numbers
 */
const bytes = (size, ...numbers) => numbers.flatMap((number) => Array.from({ length: size }, (_, at) => number >>> 8 * at & 255));

/** @param {Uint8Array} data */
function crc32(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc >>> 1 ^ (crc & 1 && 0xEDB88320);
  }
  return ~crc;
}

/**
 * The texts as they are, dated 1980-01-01, the first day that a zip knows.
 * @param {Record<string, string>} files
 */
function zip(files) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  /** @type {number[]} */
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = coder.encode(path + (path.includes("_rels/") ? ".rels" : ".xml"));
    const data = coder.encode(text);
    const head = [...bytes(2, 20, 0, 0, 0, 33), ...bytes(4, crc32(data), data.length, data.length), ...bytes(2, name.length, 0)];
    parts.push(Uint8Array.of(80, 75, 3, 4, ...head, ...name), data);
    directory.push(80, 75, 1, 2, 20, 0, ...head, ...bytes(2, 0, 0, 0), ...bytes(4, 0, offset), ...name);
    offset += 30 + name.length + data.length;
  }
  const count = parts.length / 2;
  return new Blob([...parts, Uint8Array.of(...directory, 80, 75, 5, 6, ...bytes(2, 0, 0, count, count),
    ...bytes(4, directory.length, offset), 0, 0)], { type: `${TYPE}document` });
}
