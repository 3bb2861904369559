// @ts-nocheck: much of it runs inside the page, whose names are not those of Node.
// A document of 300 pages in the reader: opened, scrolled, thrown to the end, filtered, left.
import { row } from "./serve.mjs";
import { traced, tracedOpening } from "./trace.mjs";

const rounds = 2;
const ways = [
  { name: "scrolled, 120 px a frame", step: 120, most: 300 },
  { name: "thrown, 720 px a frame", step: 720, most: 420 },
];

/** Measures the long document of a dossier, and says a row of each kind. */
export async function measureReader(browser, origin) {
  const { documents } = await (await fetch(`${origin}/api/documents`)).json();
  const { id, codings } = documents.find(({ file }) => file.endsWith("en-long.txt"));
  const path = `/documents/${encodeURIComponent(id)}`;
  await sayAnswer(`${origin}/api${path}`);
  const taken = new Map();
  const add = (what, ...more) => taken.set(what, [...(taken.get(what) ?? []), ...more]);
  for (let round = 0; round < rounds; round++) {
    const page = await newPage(browser);
    const opened = await tracedOpening(browser, page, async () => {
      await page.goto(origin + path, { waitUntil: "commit" });
      await page.waitForSelector(".passage", { timeout: 120_000 });
      return page.evaluate("performance.now()");
    });
    add("opened, to the first passage", { clock: opened.result, thread: sum(opened.tasks) });
    const scroll = async (when) => {
      for (const { name, step, most } of ways) {
        await page.evaluate("scrollTo(0, 0)");
        await page.waitForTimeout(1000);
        const { frames } = await traced(browser, page, () =>
          page.evaluate(scrollOn, { step, most }),
        );
        add(`${name}, ${when}: frames`, ...frames);
        add(`${name}, ${when}: longest task of each frame`, ...frames.map(longestOf));
      }
    };
    await scroll("while notes are made");
    const noted = await traced(browser, page, () => allNotes(page, codings));
    if (!noted.result) console.log(`not every note of ${codings} came within two minutes`);
    await scroll("with all notes");
    const passages = await page.locator(".passage").count();
    if (round === 0) console.log(`passages ${passages}, notes ${codings}`);
    for (const [what, act] of acts) {
      const done = await traced(browser, page, () => act(page));
      add(what, { clock: done.result, thread: sum(done.tasks) });
      add(`${what}: its longest task`, longestOf(longest(done.tasks)));
    }
    await page.context().close();
  }
  for (const [what, list] of taken) {
    row(what, list);
    if (!what.endsWith("frames")) continue;
    const over = (name) => list.filter((one) => one[name] > 50).length;
    console.log(`| of them over 50 ms | ${list.length} | ${over("clock")} | ${over("thread")} |`);
  }
}

const acts = [
  ["a filter chosen", (page) => page.evaluate(choose, { of: "#filter-kind", index: 1 })],
  ["the filter taken back", (page) => page.evaluate(choose, { of: "#filter-kind", index: 0 })],
  ["another language", (page) => page.evaluate(choose, { of: "#language", index: 3 })],
  ["left for another page", (page) => page.evaluate(leave)],
];

const sum = (tasks) => tasks.reduce((all, { thread }) => all + thread, 0);
const longest = (tasks) => tasks.reduce((x, y) => (y.thread > x.thread ? y : x), tasks[0]);
const longestOf = ({ clock, longest, thread }) => ({ clock, thread: longest ?? thread });

/** Waits until every note is there, for whoever searches, prints or hears the page; two minutes at most. */
async function allNotes(page, codings) {
  for (let tries = 0; tries < 400; tries++) {
    const notes = await page.evaluate('document.querySelectorAll(".note details").length');
    if (notes === codings) return true;
    await page.waitForTimeout(300);
  }
  return false;
}

/** Asks for a document as the page does, first and again, without the drawing of it. */
async function sayAnswer(url) {
  const times = [];
  let letters = 0;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    letters = (await (await fetch(url)).text()).length;
    times.push(Math.round(performance.now() - start));
  }
  console.log(`answer of the server, ${letters} letters: ${times.join(", ")} ms by the clock`);
}

/** Scrolls on by so many pixels a frame. */
async function scrollOn({ step, most }) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  for (let count = 0; count < most; count++) {
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2) break;
    scrollBy(0, step);
    await frame();
  }
}

/** Makes a choice, and waits until two frames have been drawn after it. */
async function choose({ of, index }) {
  const choice = document.querySelector(of);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const lang = document.documentElement.lang;
  const start = performance.now();
  choice.selectedIndex = index;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  while (of === "#language" && document.documentElement.lang === lang) {
    await frame();
    if (performance.now() - start > 20_000) break;
  }
  await frame();
  await frame();
  return performance.now() - start;
}

async function leave() {
  const link = document.createElement("a");
  link.href = "/documents";
  document.body.append(link);
  const start = performance.now();
  link.click();
  while (document.querySelector(".passage") && performance.now() - start < 20_000)
    await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - start;
}

async function newPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}
