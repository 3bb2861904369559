// @ts-nocheck: much of it runs inside the page, whose names are not those of Node.
// The pages of the shipped dossier: first view in five spellings, change of page, change of language.
import { row } from "./serve.mjs";
import { traced, tracedOpening } from "./trace.mjs";

const languages = ["en", "uz-Latn", "uz-Cyrl", "kk", "ru"];
const paths = [
  ...["/register", "/timeline", "/delivery", "/doctrines", "/disputes", "/disagreements"],
  ...["/documents", "/search", "/changes", "/queue", "/indicators", "/position", "/likeness"],
  ...["/indexes", "/panel", "/scenarios", "/package", "/briefs", "/check", "/cell", "/accounting"],
  ...["/docs", "/limits"],
];

/** Measures the pages at an origin, and says a row of each kind. */
export async function measureShipped(browser, origin) {
  await warm(browser, origin);
  for (const language of languages) {
    const taken = [];
    for (let round = 0; round < 3; round++) taken.push(await firstView(browser, origin, language));
    row(`first view in ${language}`, taken);
  }
  const page = await newPage(browser);
  await page.goto(origin);
  await page.waitForSelector(".map .state-label", { timeout: 60_000 });
  const [once, again] = [[], []];
  for (const list of [once, again])
    for (const path of paths) list.push({ path, ...(await turned(browser, page, path)) });
  const headings = [...once, ...again].map(({ headed, thread }) => ({ clock: headed, thread }));
  row("change of page, to its heading, first and again", headings);
  row("change of page, its first time", once);
  const read = await readFirst(browser, origin);
  row("change of page, its first time, after two seconds", read);
  const foreseen = await pointed(browser, origin);
  row("change of page, its first time, pointed at before", foreseen);
  row("change of page, again", again);
  row("change of page, back to the first", [await turned(browser, page, "/")]);
  const isLong = ({ clock, thread }) => clock > 200 || thread > 100;
  for (const one of read.filter(isLong)) row(`  ${one.path}, after two seconds`, [one]);
  for (const one of foreseen.filter(isLong)) row(`  ${one.path}, pointed at before`, [one]);
  for (const one of again.filter(isLong)) row(`  ${one.path}, again`, [one]);
  const spoken = [];
  for (const tag of ["ru", "kk", "uz-Latn", "en"])
    spoken.push(await whole(browser, page, () => page.evaluate(speak, tag)));
  row("change of language, first page", spoken);
  await page.context().close();
}

/** Every page once, from the first page, by a reader whose hand rests on the link a little before it clicks. */
async function pointed(browser, origin) {
  const page = await newPage(browser);
  await page.goto(origin);
  await page.waitForSelector(".map .state-label", { timeout: 60_000 });
  const list = [];
  for (const path of paths) {
    await page.evaluate(pointAt, path);
    await page.waitForTimeout(150);
    list.push({ path, ...(await turned(browser, page, path)) });
  }
  await page.context().close();
  return list;
}

/** Every page once, by a reader who moved a hand over the first page and read it for two seconds, and points at nothing. */
async function readFirst(browser, origin) {
  const page = await newPage(browser);
  await page.goto(origin);
  await page.waitForSelector(".map .state-label", { timeout: 60_000 });
  await page.mouse.move(700, 300);
  await page.waitForTimeout(2_000);
  const list = [];
  for (const path of paths) list.push({ path, ...(await turned(browser, page, path)) });
  await page.context().close();
  return list;
}

/** Points at a link as a hand does before it clicks. */
function pointAt(path) {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  link.remove();
}

/** The first reader of a server waits for what the others find made. */
async function warm(browser, origin) {
  const page = await newPage(browser);
  for (const path of ["/", ...paths]) {
    await page.goto(origin + path);
    await page.waitForSelector("main h1, main .problem", { timeout: 60_000 });
    await page.waitForTimeout(500);
  }
  await page.context().close();
}

async function firstView(browser, origin, language) {
  const page = await newPage(browser);
  const { result, tasks } = await tracedOpening(browser, page, async () => {
    await page.goto(`${origin}/?lang=${language}`, { waitUntil: "commit" });
    await page.waitForSelector(".matrix tbody tr", { timeout: 60_000 });
    return page.evaluate("performance.now()");
  });
  await page.context().close();
  return { clock: result, thread: threadOf(tasks) };
}

/** A change of page: until its heading stands, and until every answer of it is drawn. */
async function turned(browser, page, path) {
  const { result, tasks } = await traced(browser, page, () => page.evaluate(change, path));
  return { clock: result.whole, headed: result.headed, thread: threadOf(tasks) };
}

async function whole(browser, page, act) {
  const { result, tasks } = await traced(browser, page, act);
  return { clock: result, thread: threadOf(tasks) };
}

const threadOf = (tasks) => tasks.reduce((sum, { thread }) => sum + thread, 0);

/** Follows a link, and waits until the page has its heading and no answer is to come. */
async function change(path) {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  const before = document.querySelector("main h1");
  const start = performance.now();
  let headed;
  link.click();
  link.remove();
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const heading = document.querySelector("main h1");
    if (heading && heading !== before) headed ??= performance.now() - start;
    const isWaiting = document.querySelector(
      "main .waiting, main [aria-busy=true], main .map-space",
    );
    if (heading && heading !== before && !isWaiting) break;
    if (performance.now() - start > 20_000) break;
  }
  const taken = performance.now() - start;
  return { whole: taken, headed: headed ?? taken };
}

/** Chooses a language, and waits until the page speaks it. */
async function speak(tag) {
  const choice = document.querySelector("#language");
  const start = performance.now();
  choice.value = tag;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  while (document.documentElement.lang !== tag && performance.now() - start < 20_000) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - start;
}

async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}
