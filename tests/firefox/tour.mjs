// Firefox at the hands of pytest (driver.py): one line of JSON in, {step, reader, …}; one line out, {value} or {error}.
// A step does what a reader does, by keyboard where it can, and tells what it saw; test_firefox.py judges it. Each
// reader has a browser context of their own, with its own storage.
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [, , executablePath, folder] = process.argv;
const PATIENCE = 120_000;
const WIDE = { width: 1280, height: 740 };
const PHONE = { width: 360, height: 740 };
const DOWNLOADS = {
  "browser.download.dir": folder,
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.always_ask_before_handling_new_types": false,
  "browser.download.alwaysOpenPanel": false,
};
// Drawn ten times a second, not sixty, and no process begun ahead of its page: with both it takes a fifth less.
const FRUGAL = { "layout.frame_rate": 10, "dom.ipc.processPrelaunch.enabled": false };
const CSP = () => addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`CSP: ${violatedDirective} ${blockedURI}`));
const WITHOUT_WORKERS = () => {
  if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
};

const browser = await puppeteer.launch({
  browser: "firefox", executablePath, headless: true, extraPrefsFirefox: { ...DOWNLOADS, ...FRUGAL },
  protocolTimeout: 2 * PATIENCE,
});
const readers = new Map();

async function reader(name, workers) {
  if (!readers.has(name)) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.evaluateOnNewDocument(CSP);
    if (!workers) await page.evaluateOnNewDocument(WITHOUT_WORKERS);
    readers.set(name, { context, page, complaints: listen(page) });
  }
  return readers.get(name);
}

// What the page says that it should not.
function listen(page) {
  const complaints = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const asked = request.url();
    if (!/^(http:\/\/127\.0\.0\.1:|file:|data:|blob:|about:)/.test(asked)) complaints.push(`asked ${asked}`);
  });
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
  return complaints;
}

const pause = (milliseconds) => new Promise((done) => {
  setTimeout(done, milliseconds);
});

// What `look` gives when it gives something; it may fail meanwhile, as while the page is another.
async function until(look, what) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await look().catch(() => null);
    if (found) return found;
    await pause(50);
  }
  throw new Error(`waited in vain for ${what}`);
}

const seen = (page, look, ...facts) => until(() => page.evaluate(look, ...facts), `${look} ${facts}`);

async function open(page, address, size = WIDE) {
  await page.setViewport(size);
  await page.goto(address, { waitUntil: "load" });
}

// The first control that fits `selector` and says `name`, with the focus.
async function focus(page, selector, name = "") {
  await seen(page, (wanted, words) => {
    const fits = (one) => one.textContent.includes(words) && one.checkVisibility();
    const found = [...document.querySelectorAll(wanted)].find(fits);
    found?.focus();
    return found && document.activeElement === found;
  }, selector, name);
}

async function press(page, selector, name) {
  await focus(page, selector, name);
  await page.keyboard.press("Enter");
}

const text = (page, selector) => page.evaluate((wanted) =>
  [...document.querySelectorAll(wanted)].map((one) => one.innerText).join("\n"), selector);

// The name of a file that comes into the folder for downloads, when all of it is there.
function downloaded(end, had) {
  return until(async () => {
    const files = readdirSync(folder).filter((name) => !had.includes(name));
    return !files.some((name) => name.endsWith(".part")) && files.find((name) => name.endsWith(end));
  }, `a download that ends in ${end}`);
}

const steps = {
  async look({ page, complaints }, { address, width }) {
    complaints.length = 0;
    await open(page, address, { width, height: 740 });
    await page.waitForNetworkIdle(); // the scripts of the page, and what they fetch
    const [title, over, text] = await page.evaluate(() => [document.title,
      document.documentElement.scrollWidth - innerWidth, document.querySelector("h1").textContent]);
    return { title, over, text, complaints: [...complaints] };
  },

  async popover({ page }, { address, id }) {
    await open(page, address, PHONE);
    await press(page, `button[popovertarget=${id}]:not([popovertargetaction])`);
    await seen(page, (one) => document.getElementById(one).matches(":popover-open"), id);
    await page.keyboard.press("Tab");
    const inside = await page.evaluate((one) => document.getElementById(one).contains(document.activeElement), id);
    await page.keyboard.press("Escape");
    const [closed, back] = await page.evaluate((one) => [!document.getElementById(one).matches(":popover-open"),
      document.activeElement.getAttribute("popovertarget") === one], id);
    return { inside, closed, back };
  },

  async search({ page }, { address, query }) {
    await open(page, address);
    await press(page, "button[popovertarget=kp-search]");
    await seen(page, () => document.activeElement.id === "kp-query");
    await page.keyboard.type(query);
    const said = await seen(page, (words) => {
      const status = document.querySelector(".kp-search [role=status]").textContent;
      return status.includes(words) && document.querySelector(".kp-search__results a") && status;
    }, query);
    const marked = await seen(page, () => document.querySelector(".kp-search__results mark")?.textContent);
    await page.keyboard.press("Escape");
    const [closed, back] = await page.evaluate(() => [!document.getElementById("kp-search").matches(":popover-open"),
      document.activeElement.getAttribute("popovertarget") === "kp-search"]);
    await page.keyboard.press("Enter");
    await press(page, ".kp-search__results a");
    const arrived = await seen(page, (was) => location.href.split("#")[0] !== was && document.querySelector("h1").innerText, address);
    return { said, marked, closed, back, arrived };
  },

  async worksheet({ page }, { address, words }) {
    const had = readdirSync(folder);
    await open(page, address);
    await focus(page, ".kp-worksheet textarea");
    await page.keyboard.type(words);
    const said = await seen(page, () => document.querySelector(".kp-worksheet .kp-sheet__said").textContent);
    await page.reload({ waitUntil: "load" });
    const kept = await seen(page, () => document.querySelector(".kp-worksheet textarea").value);
    const title = await text(page, ".kp-worksheet:has(textarea) .kp-card__title");
    await press(page, ".kp-worksheet button", "Last ned som Word");
    return { said, kept, title, file: await downloaded(".docx", had) };
  },

  async note({ page }, { address, id, words, everything, meeting }) {
    await open(page, address);
    await press(page, `.kp-card:has(> [id="${id}"]) .kp-notes summary`);
    await focus(page, `.kp-card:has(> [id="${id}"]) .kp-notes textarea`);
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
    const said = await seen(page, (one) => document.querySelector(`.kp-card:has(> [id="${one}"]) .kp-notes [role=status]`).textContent, id);
    await open(page, everything);
    const listed = await text(page, "main");
    await open(page, meeting);
    const brought = await text(page, ".kp-brought[open]");
    return { said, listed, brought };
  },

  // The same note in two tabs: what each shows when the other has written.
  async tabs({ context, page }, { address, id, first, second }) {
    const field = `.kp-card:has(> [id="${id}"]) .kp-notes`;
    const other = await context.newPage();
    const shows = (tab, words) => seen(tab, (wanted, all) => {
      const { value } = document.querySelector(`${wanted} textarea`);
      return value === all && value;
    }, field, words);
    for (const tab of [page, other]) await open(tab, address);
    await page.bringToFront();
    await press(page, `${field} summary`);
    await focus(page, `${field} textarea`);
    await page.keyboard.type(first);
    await shows(other, first);
    await other.bringToFront();
    if (!await other.evaluate((wanted) => document.querySelector(wanted).open, field)) await press(other, `${field} summary`);
    await focus(other, `${field} textarea`);
    await other.keyboard.down("Control");
    await other.keyboard.press("End");
    await other.keyboard.up("Control");
    await other.keyboard.type(second);
    return shows(page, first + second);
  },

  async done({ page }, { address, front }) {
    await open(page, address);
    await press(page, ".kp-page-done button");
    const said = await seen(page, () => document.querySelector(".kp-page-done [role=status]").textContent);
    await open(page, front);
    const progress = await text(page, "main .kp-progress:not([hidden])");
    const ticked = await page.evaluate((one) => [...document.querySelectorAll("main .kp-tick")]
      .some((tick) => tick.closest("a").href === one), address);
    return { said, progress, ticked };
  },

  async catalogue({ page }, { address, box }) {
    await open(page, address);
    const state = () => page.evaluate((wanted) => ({
      count: document.querySelector(".kp-catalogue [role=status]").textContent,
      shown: [...document.querySelectorAll("[data-kp-r]")].filter((one) => one.checkVisibility()).length,
      query: location.search, checked: document.querySelector(wanted).checked,
    }), box);
    await focus(page, box);
    const before = await state();
    await page.keyboard.press(" ");
    const chosen = await state();
    await page.evaluate(() => history.back());
    await seen(page, () => !location.search);
    await seen(page, (wanted) => !document.querySelector(wanted).checked, box).catch(() => {});
    return { before, chosen, back: await state() };
  },

  async projector({ page }, { address }) {
    await open(page, address);
    await press(page, ".kp-meeting button", "Vis på storskjerm");
    await seen(page, () => document.querySelector(".kp-projector")?.open);
    const state = () => page.evaluate(() => ({
      open: document.querySelector(".kp-projector")?.open ?? false,
      count: document.querySelector(".kp-projector__count")?.textContent,
      step: document.querySelector(".kp-projector__step")?.textContent,
    }));
    const first = await state();
    await page.keyboard.press("ArrowRight");
    const second = await state();
    await page.keyboard.press("Escape");
    await seen(page, () => !document.querySelector(".kp-projector").open);
    return { first, second, back: await page.evaluate(() => document.activeElement.textContent) };
  },

  async planner({ page }, { address, start }) {
    const had = readdirSync(folder);
    await open(page, address);
    await focus(page, "[name=start]");
    const before = await seen(page, () => document.querySelector("[data-kp-plan] > p").innerText);
    await page.evaluate((date) => {
      const field = document.querySelector("[name=start]");
      field.value = date;
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    }, start);
    const after = await seen(page, (was) => {
      const now = document.querySelector("[data-kp-plan] > p").innerText;
      return now && now !== was && now;
    }, before);
    await press(page, "[data-download]");
    return { before, after, file: await downloaded(".ics", had) };
  },

  // Open a page, and wait until the service worker keeps it.
  async visit({ page }, { address }) {
    await open(page, address);
    await seen(page, () => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(async (one) => Boolean(await caches.match(one)), address), "the page to be kept");
  },

  async keep({ page }, { address, name }) {
    await open(page, address);
    const place = `[data-kp-package="${name}"]`;
    await press(page, `${place} button`, "Lagre");
    return seen(page, (wanted) => {
      const said = document.querySelector(`${wanted} [role=status]`).textContent;
      return !said.includes("…") && said;
    }, place);
  },

  async read({ page }, { address }) {
    await open(page, address);
    return page.evaluate(() => ({ address: location.href, text: document.querySelector("h1").innerText,
      styled: getComputedStyle(document.body).fontFamily.includes("Inter") }));
  },

  async paper({ page }, { address, file }) {
    await open(page, address);
    await writeFile(file, await page.pdf({ format: "A4", printBackground: false }));
  },

  async leave({ context }, { reader: name }) {
    readers.delete(name);
    await context.close();
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { step, ...facts } = JSON.parse(line);
  const answer = await reader(facts.reader, facts.workers).then((one) => steps[step](one, facts))
    .then((value) => ({ value: value ?? null }), (error) => ({ error: `${step}: ${error.message}` }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
