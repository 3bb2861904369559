import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, origin, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("figures", () => {
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
