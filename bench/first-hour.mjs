// @ts-nocheck: much of it runs inside the page, whose names are not those of Node.
// The path of somebody who has Hamkor for the first time, walked in a browser as it is described in docs/first-hour.md:
// how many clicks each step takes and how long the pages make one wait. Reading and thinking are not counted.
//   node bench/first-hour.mjs [ADDRESS] [TEXT]     a running `hamkor serve`, and the text to check
import { existsSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";
import { findBrowser } from "../scripts/served.mjs";

const [address = "http://127.0.0.1:4321/", textFile = "../shared/seed/000_6a944a7f1179f7d9.txt"] =
  process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ["--headless", "--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.setDefaultTimeout(60_000);
let clicks = 0;
let words = "";

console.log(
  "| step | clicks | keys or text | seconds | what came |\n| --- | --- | --- | --- | --- |",
);
await step("understand", "nothing", async () => {
  await page.goto(address);
  await page.locator(".matrix tbody tr").first().waitFor();
  await page.locator(".map .state-label").first().waitFor();
  return said(".finding");
});
await step("water in 2024", "/ water Enter", async () => {
  await page.keyboard.press("/");
  await page.keyboard.type("water");
  await page.keyboard.press("Enter");
  await page.locator(".hits li").first().waitFor();
  await click(page.getByRole("radio", { name: /Across languages/ }));
  await page.waitForURL(/mode=across/);
  await click(page.locator('.facets a[href*="year=2024"]'));
  await page.waitForURL(/year=2024/);
  await settled();
  words = await said(".search-count");
  const sides = page.locator('.facets a[href*="side="]');
  words += `; sides: ${(await sides.allInnerTexts()).map((one) => one.replace(/\s+/g, " ")).join(", ")}`;
  await click(page.locator(".hits li a").first());
  await page.locator("#at").waitFor();
  return words;
});
if (existsSync(textFile)) {
  const text = readFileSync(textFile, "utf8");
  await step("check the article", "the text, pasted", async () => {
    await click(page.getByRole("link", { name: "Check", exact: true }));
    await page.locator("form textarea").first().fill(text);
    await click(page.locator("form button[type=submit]:not([disabled])").last());
    await page.locator(".checked-head").first().waitFor({ timeout: 120_000 });
    return said(".checked-head");
  });
} else {
  console.log(`| check the article | | | | not there: ${textFile} |`);
}
await step("change a weight", "nothing", async () => {
  await click(page.getByRole("link", { name: "Index", exact: true }));
  const weight = page.locator("input[type=range][data-part]").first();
  await weight.waitFor();
  const before = page.url();
  await weight.focus();
  clicks += 1;
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((url) => location.href !== url, before);
  await settled();
  return `the address has it: ${new URL(page.url()).search.slice(0, 60)}`;
});
await step("run the corridor scenario", "nothing", async () => {
  await click(page.getByRole("link", { name: "Scenarios", exact: true }));
  await click(page.getByRole("link", { name: "Trans-Afghan railway" }).first());
  await page.locator("#take").waitFor();
  const lever = page.locator(".lever input[type=range]").first();
  const before = await said(".scenario-lead");
  await lever.focus();
  clicks += 1;
  await page.keyboard.press("End");
  for (let i = 0; i < 200 && (await said(".scenario-lead")) === before; i++) {
    await page.waitForTimeout(50);
  }
  return said(".scenario-lead");
});
await step("hand over a PDF", "nothing", async () => {
  await click(page.getByRole("link", { name: "Brief", exact: true }).first());
  const pdf = page.locator('a[href*="format=pdf"], button:has-text("PDF")').first();
  await pdf.waitFor();
  const coming = page.waitForEvent("download");
  await click(pdf);
  const download = await coming;
  return `${download.suggestedFilename()}, ${readFileSync(await download.path()).length} bytes`;
});
await browser.close();

/** One step: what it takes and how long. */
async function step(name, typed, work) {
  clicks = 0;
  const begun = performance.now();
  let came;
  try {
    came = await work();
  } catch (error) {
    came = `FAILED: ${String(error).split("\n")[0]}`;
    process.exitCode = 1;
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`| ${name} | ${clicks} | ${typed} | ${seconds} | ${came} |`);
}

async function click(place) {
  clicks += 1;
  await place.click();
}

async function settled() {
  await page.waitForTimeout(50);
  await page.locator("main .waiting, main [aria-busy=true]").first().waitFor({ state: "detached" });
}

async function said(selector) {
  const text = await page.locator(selector).first().innerText();
  return text.replace(/\s+/g, " ").slice(0, 160);
}
