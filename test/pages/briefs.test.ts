import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BriefAnswer } from "../../src/server/contract.ts";
import { answerOf, openBrowser, settle, until, visit, watchPage } from "./browser.ts";
import { lookAt } from "./look.ts";

let browser: Browser;
let told: BriefAnswer;
beforeAll(async () => {
  browser = await openBrowser();
  told = await answerOf<BriefAnswer>("/api/briefs/ministerial");
});
afterAll(() => browser?.close());

const builder = "/briefs?lang=en&template=ministerial";
const asked = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const headings = (page: Page) => page.locator(".brief-paper h3").allInnerTexts();
const box = (page: Page, name: string) => page.getByRole("checkbox", { name, exact: true });

describe("the brief builder", () => {
  it("opens a footnote under its sentence by keyboard; it names its file and leads to the row", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, builder);
    const marks = page.locator(".brief-paper .brief-mark");
    expect(await marks.allInnerTexts()).toEqual(told.brief.notes.map((one) => `${one.number}`));
    const mark = page.locator(".brief-paper li .brief-mark").first();
    const number = Number(await mark.innerText());
    await mark.focus();
    await page.keyboard.press("Enter");
    expect(await mark.getAttribute("aria-expanded")).toBe("true");
    const note = page.locator(`#brief-note-${number}`);
    const source = told.brief.notes.find((one) => one.number === number)?.sources[0];
    expect(await note.innerText()).toContain(source?.file);
    const place = note.locator(".brief-places a").first();
    const title = await place.innerText();
    await place.click();
    await until(page, `location.pathname !== "/briefs"`);
    await settle(page);
    expect(await page.locator("main").innerText()).toContain(title);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("leaves out a part and puts it back; the address says which, and back and forward keep it", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, builder);
    const whole = await headings(page);
    const [, part] = told.outline;
    const title = part?.title ?? "";
    expect(whole).toContain(title);
    await box(page, title).uncheck();
    await settle(page);
    expect(asked(page, "without")).toBe(part?.id);
    expect(await headings(page)).toEqual(whole.filter((one) => one !== title));
    await page.locator(".masthead .wordmark").click();
    await until(page, `location.pathname === "/"`);
    await page.goBack();
    await settle(page);
    await until(page, `document.querySelector(".brief-paper h3")`);
    expect(await headings(page)).toEqual(whole.filter((one) => one !== title));
    await box(page, title).check();
    await settle(page);
    expect(asked(page, "without")).toBeNull();
    expect(await headings(page)).toEqual(whole);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("keeps template, style and what is left out when the language of the page changes", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const choice = "template=commitments-due&style=gost&pair=KAZ-UZB";
    const left = (await answerOf<BriefAnswer>("/api/briefs/commitments-due")).outline[0]?.parts[0];
    await visit(page, `/briefs?lang=en&${choice}&without=${left?.id}`);
    const due = await answerOf<BriefAnswer>("/api/briefs/commitments-due?pair=KAZ-UZB&language=kk");
    await page.selectOption("#language", "kk");
    await until(page, `document.documentElement.lang === "kk"`);
    await settle(page);
    const kept = ["template", "style", "without"].map((name) => asked(page, name));
    expect(kept).toEqual(["commitments-due", "gost", left?.id]);
    expect(await page.locator(".brief-paper").getAttribute("lang")).toBe("kk");
    expect(await page.locator(".brief-paper h2").first().innerText()).toBe(due.brief.title);
    expect(await page.locator("#brief-style").inputValue()).toBe("gost");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("draws the figures of the brief, each with its finding, its words and its footnote", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/briefs?lang=en&template=commitments-due");
    const { brief, outline } = await answerOf<BriefAnswer>("/api/briefs/commitments-due");
    const charts = brief.sections.flatMap((one) => one.charts);
    expect(charts.length).toBeGreaterThan(0);
    for (const [at, chart] of charts.entries()) {
      const figure = page.locator(".brief-chart").nth(at);
      expect((await figure.locator("figcaption").innerText()).replace(/\s+/g, " ")).toContain(
        chart.title,
      );
      expect(await figure.locator("svg").getAttribute("aria-label")).toBe(chart.drawing.alt);
      expect(await figure.locator("svg > *").count()).toBe(chart.drawing.marks.length);
      expect(outline.flatMap((one) => one.parts).find(({ id }) => id === chart.id)).toMatchObject({
        kind: "chart",
        state: "in",
      });
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("asks for a text and a day, and no pair, where a template tests a text", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/briefs?lang=en&template=claim-check");
    expect(await page.locator("#state-a").count()).toBe(0);
    expect(await page.locator("#as-of").count()).toBe(1);
    await page.selectOption("#brief-document", "uz-savdo-maqsadlari");
    await settle(page);
    await until(page, `document.querySelector(".brief-paper h3")`);
    expect(asked(page, "document")).toBe("uz-savdo-maqsadlari");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("compares the doctrines that are chosen, and keeps them when the sides change places", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/briefs?lang=en&template=doctrine-comparison");
    const options = page.locator("#brief-doctrine-0 option");
    const last = await options.last().getAttribute("value");
    await page.selectOption("#brief-doctrine-0", last ?? "");
    await settle(page);
    const [one, other] = asked(page, "doctrines")?.split(",") ?? [];
    expect(one).toBe(last);
    const title = await options.last().innerText();
    expect(title).not.toBe("");
    await page.locator(".swap").click();
    await settle(page);
    expect(await page.locator("#brief-doctrine-0").inputValue()).toBe(other);
    expect(await page.locator("#brief-doctrine-1").inputValue()).toBe(one);
    expect(await headings(page)).not.toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("hands out a PDF that is one", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, builder);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(".brief-files").getByRole("link", { name: "PDF" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^ministerial-.+-en\.pdf$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 7).toString("latin1")).toBe("%PDF-1.");
    expect(bytes.subarray(-1024).toString("latin1")).toContain("%%EOF");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("has nothing for axe to find and no overflow, with a footnote and a figure open", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/briefs?lang=en&template=commitments-due");
    await page.locator(".brief-paper li .brief-mark").first().click();
    for (const [width, theme] of [
      [1440, "dark"],
      [390, "light"],
    ] as const) {
      expect(await lookAt(page, { width, theme, withAxe: true }), `${width}`).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("the masthead", () => {
  it("opens its further pages by Enter, closes them by Escape, and closes behind who goes somewhere", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/delivery?lang=en");
    const button = page.locator(".nav-more > button");
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#nav-more").isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(`document.activeElement.closest("#nav-more") !== null`)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("#nav-more").isVisible()).toBe(false);
    expect(await page.evaluate(`document.activeElement.getAttribute("aria-controls")`)).toBe(
      "nav-more",
    );
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const target = await page.evaluate<string>(`document.activeElement.pathname`);
    await page.keyboard.press("Enter");
    await until(page, `location.pathname === ${JSON.stringify(target)}`);
    expect(await page.locator("#nav-more").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
