import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, origin, settle, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const shifts = `new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({ type: "layout-shift", buffered: true });`;

describe("an answer that is still to come", () => {
  it("has its place kept, so that nothing of note moves when it comes", async () => {
    const { page, context } = await watchPage(browser);
    await context.addInitScript(shifts);
    let answer = () => {};
    const asked = new Promise<void>((done) => {
      answer = done;
    });
    await page.route("**/api/overview**", async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${origin()}/`, { waitUntil: "commit" });
    await page.waitForSelector(".waiting .bone");
    expect(await page.locator(".waiting [aria-hidden]").count()).toBeGreaterThan(3);
    answer();
    await settle(page);
    // Good by the measure of the web's vitals is 0.1.
    expect(await page.evaluate<number>("window.shifted ?? 0")).toBeLessThan(0.1);
    await context.close();
  });
});

describe("an answer that cannot be had", () => {
  it("says what, where and what to do, and comes when it is asked for again", async () => {
    const { page, context } = await watchPage(browser, { expectsErrors: true });
    let isBroken = true;
    await page.route("**/api/delivery**", (route) =>
      isBroken
        ? route.fulfill({
            status: 503,
            contentType: "application/problem+json",
            body: JSON.stringify({
              type: "about:blank",
              title: "Busy",
              status: 503,
              code: "busy",
              detail: "Too much at once.",
            }),
          })
        : route.continue(),
    );
    await visit(page, "/delivery");
    const told = (await page.locator(".problem").textContent()) ?? "";
    for (const part of ["Too much at once.", "/api/delivery", "busy"]) expect(told).toContain(part);
    isBroken = false;
    await page.locator(".problem button").click();
    await page.waitForSelector(".finding");
    expect(await page.locator(".problem").count()).toBe(0);
    await context.close();
  });

  it("offers no second try where the question is wrong", async () => {
    const { page, context } = await watchPage(browser, { expectsErrors: true });
    await visit(page, "/register?asOf=yesterday");
    expect(await page.locator(".problem").count()).toBe(1);
    expect(await page.locator(".problem button").count()).toBe(0);
    await context.close();
  });
});

describe("a server that is gone", () => {
  it("leaves readable what was read, says so, and is asked again until it is back", async () => {
    const { page, context } = await watchPage(browser, { expectsErrors: true });
    await visit(page, "/");
    const read = await page.locator(".finding").textContent();
    await visit(page, "/timeline");
    await page.locator('.nav a[href="/"], .wordmark').first().click();
    await page.waitForSelector(".finding");
    await page.goBack();
    await settle(page);
    await context.setOffline(true);
    await page.locator(".wordmark").click();
    await page.waitForSelector(".old");
    expect(await page.locator(".finding").textContent()).toBe(read);
    expect(await page.locator(".offline-note p").count()).toBe(1);
    // What was never read cannot be shown: the page says so in place of an answer.
    await page.locator("#state-b").selectOption({ index: 0 });
    await page.waitForSelector(".problem");
    expect(await page.locator(".finding").count()).toBe(0);
    await context.setOffline(false);
    await page.waitForSelector(".finding");
    await until(page, `document.querySelector(".offline-note p") === null`);
    expect(await page.locator(".problem, .old").count()).toBe(0);
    await context.close();
  });
});

describe("a list without rows", () => {
  it("says why it is empty and what to do", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/register?kind=commitment&q=zzzzzz");
    const told = (await page.locator("main .empty").textContent()) ?? "";
    expect(told.length).toBeGreaterThan(30);
    await page.locator('main .empty a[href^="/register"]').click();
    await page.waitForSelector(".entries tbody tr");
    await context.close();
  });
});
