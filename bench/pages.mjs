// @ts-nocheck: much of it runs inside the page, whose names are not those of Node.
// The pages in Chromium: first view, change of page and of language, and a document of 300 pages scrolled from end to end.
// Budgets: first view ready in 1.5 s; change of page 200 ms; no frame over 50 ms while scrolling.
// Usage: node scripts/build.mjs && node bench/pages.mjs [pages of the long document] [reader]; the second word leaves out
// the pages of the shipped dossier. CHROMIUM names another browser.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = Number(process.argv[2] ?? 300);
const folder = mkdtempSync(join(tmpdir(), "hamkor-bench-pages-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-background-networking"],
});
try {
  cpSync(join(root, "test/region/dossier"), join(folder, "dossier"), { recursive: true });
  writeFileSync(join(folder, "dossier/documents/en-long.txt"), longText(pages));
  if (process.argv[3] !== "reader") await served([], measureShipped);
  await served(["--dossier", join(folder, "dossier")], measureReader);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A document of so many pages of about 2,400 letters, in paragraphs that differ from each other. */
function longText(count) {
  const paragraph = (page, place) =>
    `${page}.${place} Arlania and Borsia agreed to share the herring. In year ${1900 + ((page * 7 + place) % 120)} the two fleets together may catch ${page * 100 + place} tonnes, and the parliament of Borsia asked for a report on the fishing grounds of the Vella before the next season opens. Fishing without a licence is a threat to the livelihood of both coasts, and the commission has not replied to letter ${place} of chapter ${page}.`;
  const page = (_, i) => Array.from({ length: 6 }, (_, j) => paragraph(i + 1, j + 1)).join("\n\n");
  return `The long report (invented)\n\n${Array.from({ length: count }, page).join("\n\n")}\n`;
}

/** Serves a dossier on a free port for as long as it is measured. */
async function served(options, measure) {
  const store = join(folder, `store-${options.length}`);
  const words = ["bin/hamkor.mjs", "serve", "--no-watch", "--port", "0", "--store", store];
  const server = spawn(process.execPath, [...words, ...options], { cwd: root });
  const origin = await new Promise((tell, fail) => {
    const read = (data) => {
      const found = /https?:\/\/(127\.0\.0\.1|localhost):\d+/.exec(String(data));
      if (found) tell(found[0]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
  try {
    await waitFor(async () => (await fetch(`${origin}/api/frame`)).ok);
    await measure(origin);
  } finally {
    server.removeAllListeners("exit");
    server.kill();
  }
}

async function waitFor(isSo) {
  for (let tries = 0; tries < 1200; tries++) {
    if (await isSo().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error("waited too long");
}

async function measureShipped(origin) {
  const ready = [];
  for (let round = 0; round < 7; round++) {
    const page = await newPage();
    await page.goto(origin, { waitUntil: "commit" });
    await page.waitForSelector(".matrix tbody tr");
    ready.push(await page.evaluate("performance.now()"));
    await page.context().close();
  }
  say("first view ready", ready, 1500);
  const page = await newPage();
  await page.goto(origin);
  await page.waitForSelector(".matrix tbody tr");
  const paths = ["/register", "/delivery", "/timeline", "/doctrines", "/documents", "/changes"];
  for (const round of ["first", "again"]) {
    const times = [];
    for (const path of paths) times.push(await page.evaluate(change, path));
    say(`change of page, ${round} time`, times, 200);
  }
  const spoken = [];
  for (const tag of ["ru", "kk", "uz-Latn", "en"]) spoken.push(await page.evaluate(speak, tag));
  say("change of language", spoken, 200);
  await page.context().close();
}

/** Follows a link of the masthead, and waits until the page has its heading and no answer is to come. */
async function change(path) {
  const link = [...document.querySelectorAll(".nav a, .masthead a")].find(
    (one) => new URL(one.href).pathname === path,
  );
  const before = document.querySelector("main h1");
  const start = performance.now();
  link.click();
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const heading = document.querySelector("main h1");
    if (heading && heading !== before && !document.querySelector("main .waiting")) break;
    if (performance.now() - start > 20_000) break;
  }
  return performance.now() - start;
}

/** Chooses a language, and waits until the page speaks it. */
async function speak(tag) {
  const choice = [...document.querySelectorAll("select")].find((one) =>
    [...one.options].some(({ value }) => value === tag),
  );
  const start = performance.now();
  choice.value = tag;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  while (document.documentElement.lang !== tag && performance.now() - start < 20_000) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - start;
}

async function measureReader(origin) {
  const { documents } = await (await fetch(`${origin}/api/documents`)).json();
  const { id, codings } = documents.find(({ file }) => file.endsWith("en-long.txt"));
  const path = `/documents/${encodeURIComponent(id)}`;
  await measureAnswer(`${origin}/api${path}`);
  const [opened, noted] = [[], []];
  const ways = [
    ["wheel, 120 px a frame", 120, 400],
    ["thrown, most of a window a frame, to the end", 720, 2000],
  ].map(([name, step, most]) => ({ name, step, most, frames: [], longest: [], late: [] }));
  for (let round = 0; round < 2; round++) {
    const page = await newPage();
    await page.goto(origin + path, { waitUntil: "commit" });
    await page.waitForSelector(".passage", { timeout: 120_000 });
    opened.push(await page.evaluate("performance.now()"));
    await page.waitForTimeout(1000);
    for (const way of ways) {
      const taken = await page.evaluate(scroll, way);
      way.frames.push(...taken);
      way.longest.push(Math.max(...taken));
      way.late.push((100 * taken.filter((ms) => ms > 50).length) / taken.length);
    }
    // Every note is there in the end, for whoever searches, prints or hears the page.
    const count = '[document.querySelectorAll(".note details").length, performance.now()]';
    for (;;) {
      const [notes, at] = await page.evaluate(count);
      if (round === 0 && notes === codings)
        console.log(`passages ${await page.locator(".passage").count()}, notes ${notes}`);
      if (notes === codings) noted.push(at);
      if (notes === codings || at > 120_000) break;
      await page.waitForTimeout(200);
    }
    await page.context().close();
  }
  say(`reader of ${pages} pages: first passage`, opened, 1500);
  say("last note in its place", noted);
  for (const { name, frames, longest, late } of ways) {
    say(`${name}: ${frames.length} frames`, frames, 50);
    say("  longest frame of a round", longest, 50);
    say("  frames over 50 ms, in a hundred", late);
  }
}

/** Asks for a document as the page does, first and again, without the drawing of it. */
async function measureAnswer(url) {
  const times = [];
  let letters = 0;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    letters = (await (await fetch(url)).text()).length;
    times.push(performance.now() - start);
  }
  console.log(`answer of the server: ${letters} letters, the first in ${Math.round(times[0])} ms`);
  say("answer of the server, again", times.slice(1));
}

/** Scrolls on by so many pixels a frame, and gives the time of each frame. */
async function scroll({ step, most }) {
  const frames = [];
  let last = performance.now();
  const frame = () =>
    new Promise((done) =>
      requestAnimationFrame((now) => {
        frames.push(now - last);
        last = now;
        done(undefined);
      }),
    );
  await frame();
  frames.length = 0;
  while (window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 2) {
    window.scrollBy(0, step);
    await frame();
    if (frames.length >= most) break;
  }
  return frames;
}

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

function say(what, times, budget) {
  const sorted = [...times].sort((x, y) => x - y);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(
    `${what}: median ${Math.round(median)} ms, least ${Math.round(sorted[0] ?? 0)}, most ${Math.round(sorted.at(-1) ?? 0)}${budget === undefined ? "" : ` (budget ${budget})`}`,
  );
}
