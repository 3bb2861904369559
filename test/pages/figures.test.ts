import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, origin, until, visit, watchPage } from "./browser.ts";
import { tour } from "./tour.ts";

let browser: Browser;
let stops: Readonly<Record<string, string>>;
beforeAll(async () => {
  browser = await openBrowser();
  stops = await tour();
});
afterAll(() => browser?.close());

/** What each figure of a page lacks, and each drawing that stands in no figure. */
const lacking = `(() => {
  const out = [];
  const shown = (one) => one.getBoundingClientRect().width > 0;
  const ids = new Set();
  for (const figure of document.querySelectorAll("main figure[data-figure]")) {
    const id = figure.dataset.figure;
    const need = (what, is) => { if (!is) out.push(id + " lacks " + what); };
    need("a name of its own", id && !ids.has(id));
    ids.add(id);
    const text = (part) => figure.querySelector(":scope " + part)?.textContent.trim() ?? "";
    need("a kind", figure.dataset.kind);
    need("a title", text(".figure-title"));
    need("unit, period or count", text(".figure-about").includes(";") || /\\d/.test(text(".figure-about")));
    need("a source line", text(".source"));
    need("a table", figure.querySelector("details.figure-twin summary"));
    const keys = figure.querySelector(".reading input[type=range]");
    need("a reading by keys", keys && keys.getAttribute("aria-label") && keys.tabIndex === 0);
    const isEmpty = figure.querySelector(".figure-drawing .empty") !== null;
    need("marks to read", isEmpty || figure.querySelector(".figure-drawing [data-say]"));
    for (const mark of figure.querySelectorAll("[data-say]"))
      if (!mark.dataset.say || /undefined|NaN|\\[object/.test(mark.dataset.say)) { need("words at a mark: " + mark.dataset.say, false); break; }
    for (const tool of ["png", "svg", "csv", "xlsx", "link", "cite", "embed"])
      need("the tool " + tool, figure.querySelector(".figure-tools [data-tool=" + tool + "]"));
    if (/undefined|NaN|\\[object/.test(figure.textContent)) need("words: " + text(".figure-title") + text(".figure-about"), false);
  }
  for (const svg of document.querySelectorAll("main svg")) {
    if (svg.parentElement.closest("svg") || svg.closest("figure[data-figure]")) continue;
    const { width, height } = svg.getBoundingClientRect();
    if (width > 90 && height > 40) out.push("a drawing in no figure: " + (svg.getAttribute("aria-label") ?? svg.outerHTML).slice(0, 80));
  }
  return [out, ids.size];
})()`;

async function openFolds(page: Page): Promise<void> {
  await page.evaluate(
    `document.querySelectorAll("main details.measured").forEach((one) => { one.open = true; })`,
  );
}

describe("figures", () => {
  it("have the whole set on every page: title, unit, count, source, table, reading, files", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const found: string[] = [];
    const kinds = new Set<string>();
    let count = 0;
    for (const [name, path] of Object.entries(stops)) {
      await visit(page, path);
      await openFolds(page);
      const [odd, own] = await page.evaluate<[string[], number]>(lacking);
      count += own;
      found.push(...odd.map((one) => `${name}: ${one}`));
      const here = `[...document.querySelectorAll("figure[data-kind]")].map((one) => one.dataset.kind)`;
      for (const kind of await page.evaluate<string[]>(here)) kinds.add(kind);
    }
    console.info(`${count} figures of ${kinds.size} kinds: ${[...kinds].sort().join(", ")}`);
    expect(found).toEqual([]);
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        "trend",
        "dumbbell",
        "slope",
        "waterfall",
        "timeline",
        "matrix",
        "multiples",
        "map",
      ]),
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("are read by arrow keys with a spoken value, and Escape ends the reading", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/indicators");
    await until(page, `document.querySelectorAll("#figure-trend [data-say]").length > 4`);
    const keys = page.locator("#figure-trend .reading-keys");
    await keys.focus();
    const said = () => keys.getAttribute("aria-valuetext");
    const first = await said();
    await keys.press("ArrowRight");
    const second = await said();
    expect(first).toMatch(/\d/);
    expect(second).not.toBe(first);
    await keys.press("ArrowLeft");
    expect(await said()).toBe(first);
    await keys.press("End");
    const last = await said();
    await keys.press("ArrowDown");
    const other = await said();
    expect(other?.split(",")[0]).not.toBe(last?.split(",")[0]);
    expect(await page.locator("#figure-trend .readout").textContent()).toBe(other);
    expect(await page.locator("#figure-trend .reading-ring").isVisible()).toBe(true);
    await keys.press("Escape");
    expect(await page.locator("#figure-trend .reading-ring").isVisible()).toBe(false);
    await context.close();
  });

  it("are taken away as PNG, SVG, CSV and XLSX that hold what the page shows", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/indexes?lang=ru");
    const figure = page.locator("#figure-makes");
    const title = (await figure.locator(".figure-title").textContent()) ?? "";
    const take = async (tool: string) => {
      const coming = page.waitForEvent("download");
      await figure.locator(`[data-tool=${tool}]`).click();
      return readFileSync(await (await coming).path());
    };
    const svg = (await take("svg")).toString("utf8");
    expect(svg).toContain("@font-face");
    expect(svg.replace(/<[^>]+>/g, " ")).toContain(title.split(" ").at(-1));
    expect(svg).not.toMatch(/var\(--|data-say|href=/);
    const png = await take("png");
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    const csv = (await take("csv")).toString("utf8");
    expect(csv.split("\r\n").length).toBeGreaterThan(3);
    const xlsx = await take("xlsx");
    expect(xlsx.subarray(0, 2).toString()).toBe("PK");
    expect(xlsx.toString("utf8")).toContain(`<t xml:space="preserve">${title.slice(0, 12)}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("are cited in two styles and three forms, and stand alone under an address that only this server may frame", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/position");
    const figure = page.locator("#figure-apart");
    await figure.locator("[data-tool=cite]").click();
    for (const [form, sign] of [
      ["apa", "("],
      ["gost", "//"],
      ["bib", "@"],
      ["ris", "TY  -"],
      ["csl", "{"],
    ] as const) {
      await figure.locator("select").selectOption(form);
      const text = (await figure.locator(`[data-cited=${form}]`).textContent()) ?? "";
      expect(text).toContain(sign);
      expect(text).toContain("#figure-apart");
    }
    await figure.locator("[data-tool=embed]").click();
    const address = (await figure.locator("[data-embed]").getAttribute("data-embed")) ?? "";
    expect(address).toContain(`${origin()}/embed/position?`);
    const answer = await fetch(address);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    await page.goto(address);
    await until(page, `document.querySelector("figure.embedded .figure-title")`);
    expect(await page.locator("h1:visible, .masthead:visible, .figure-tools:visible").count()).toBe(
      0,
    );
    expect(await page.locator("figure:visible").count()).toBe(1);
    expect(await page.locator("figure.embedded .source").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
