import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe("the pages", () => {
  it("change their language in place: page, filters, scroll and what was typed stay", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/register?kind=agreement&sort=date");
    await page.fill("#words", "suv");
    await page.evaluate("window.mark = 1; window.scrollTo(0, 400)");
    const took = await page.evaluate<number>(`new Promise((done) => {
      const choice = document.getElementById("language");
      const begun = performance.now();
      choice.value = "ru";
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      const look = () =>
        document.querySelector("h1").textContent.includes("Реестр")
          ? done(performance.now() - begun)
          : requestAnimationFrame(look);
      look();
    })`);
    console.info(`language changed in ${Math.round(took)} ms`);
    expect(took).toBeLessThan(2000);
    await until(page, `location.search.includes("lang=ru")`);
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe("/register");
    expect(Object.fromEntries(searchParams)).toEqual({
      kind: "agreement",
      sort: "date",
      lang: "ru",
    });
    expect(await page.evaluate("window.mark")).toBe(1);
    expect(await page.evaluate("window.scrollY")).toBeGreaterThan(300);
    expect(await page.inputValue("#words")).toBe("suv");
    expect(await page.evaluate("document.documentElement.lang")).toBe("ru");
    // A link inside keeps the language; a new visit without one remembers it.
    expect(await page.getAttribute(".nav a[href^='/timeline']", "href")).toContain("lang=ru");
    await visit(page, "/");
    expect(await page.evaluate("document.documentElement.lang")).toBe("ru");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("fetch the one language that is spoken, and no other, and write dates of sources in it", async () => {
    const { page, context } = await watchPage(browser);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await visit(page, "/?lang=kk");
    const languages = fetched.filter((path) =>
      /\/(en|ru|kk|uz-Latn|uz-Cyrl)-[^/]+\.js$/.test(path),
    );
    expect(languages.map((path) => path.split("/").at(-1)?.slice(0, 2))).toEqual(["kk"]);
    // What a row cites is a name and a date: the date is the reader's.
    const cited = await page.locator("span.source").allTextContents();
    expect(cited.some((text) => / ж\. \d+ \p{L}+/u.test(text))).toBe(true);
    expect(
      cited.filter((text) => /\d (Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)/.test(text)),
    ).toEqual([]);
    await context.close();
  });
});
