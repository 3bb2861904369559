// How soon a moved slider is answered on the page of every scenario: from the move until the sum in figures has changed.
// The first slider that moves a figure; median of five moves one right after another.
//   node bench/sliders.mjs [ADDRESS]     a running `hamkor serve`
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { findBrowser } from "../scripts/served.mjs";

const [address = "http://127.0.0.1:4321"] = process.argv.slice(2);
const moves = 5;
const longest = 2_000; // milliseconds after which a move counts as moving no figure
const sum = `[...document.querySelectorAll(".summary .difference")].map((one) => one.textContent.replace(/\\s+/g, " ").trim()).join()`;
const sliders = `[...document.querySelectorAll("input[type=range][id^=first-]")].map((one) => [one.id, Number(one.min), Number(one.max)])`;

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error("No Chromium: name one with CHROMIUM=/path.");
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const answer = await fetch(new URL("/api/scenarios", address));
const { scenarios } = /** @type {{ scenarios: { id: string, model: string }[] }} */ (
  await answer.json()
);
console.log(
  "| scenario | slider | median ms | slowest ms | moves seen |\n| --- | --- | ---: | ---: | ---: |",
);
for (const { id } of scenarios) {
  await page.goto(new URL(`/scenarios/${id}`, address).href);
  await page.locator("#take").waitFor();
  await page.waitForTimeout(700);
  const found = await first(id);
  console.log(found ?? `| ${id} | none moves a figure | | | |`);
}
await browser.close();

/** The row of the first slider of which most moves changed a figure. @param {string} id */
async function first(id) {
  const all = /** @type {[string, number, number][]} */ (await page.evaluate(sliders));
  for (const [slider, low, high] of all) {
    const times = [];
    for (let move = 1; move <= moves; move++) {
      const time = await timed(slider, low + ((high - low) * move) / (moves + 1));
      if (time !== undefined) times.push(time);
      else if (move === 2 && times.length === 0) break;
    }
    if (times.length < 3) continue;
    times.sort((a, b) => a - b);
    const median = Math.round(times[Math.floor(times.length / 2)] ?? 0);
    return `| ${id} | ${slider.replace("first-", "")} | ${median} | ${Math.round(times.at(-1) ?? 0)} | ${times.length} of ${moves} |`;
  }
  return undefined;
}

/** Milliseconds until the sum has changed, or undefined. @param {string} slider @param {number} value */
async function timed(slider, value) {
  const before = await page.evaluate(sum);
  const begun = performance.now();
  await page.evaluate(`(() => {
    const one = document.getElementById(${JSON.stringify(slider)});
    one.value = ${value};
    one.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
  while (performance.now() - begun < longest) {
    if ((await page.evaluate(sum)) !== before) return performance.now() - begun;
    await page.waitForTimeout(5);
  }
  return undefined;
}
