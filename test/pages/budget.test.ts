import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, origin, watchPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const counted = ["Document", "Stylesheet", "Script", "Font"];

describe("the first view", () => {
  it.each(["en", "uz-Latn", "uz-Cyrl", "kk", "ru"])(
    "is drawn from at most 300 kB of page, style, script and letters in %s",
    async (language) => {
      const { page, context } = await watchPage(browser);
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      const kinds = new Map<string, { type: string; url: string }>();
      const bytes = new Map<string, number>();
      session.on("Network.responseReceived", ({ requestId, type, response }) =>
        kinds.set(requestId, { type, url: response.url }),
      );
      session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
        bytes.set(requestId, encodedDataLength),
      );
      await page.goto(`${origin()}/?lang=${language}`);
      await page.waitForSelector(".matrix tbody tr");
      await page.waitForSelector(".map .state-label");
      expect(await page.getAttribute("html", "lang")).toBe(language);
      const parts = [...bytes].flatMap(([id, size]) => {
        const kind = kinds.get(id);
        return kind && counted.includes(kind.type) ? [{ ...kind, size }] : [];
      });
      const total = parts.reduce((sum, part) => sum + part.size, 0);
      console.info(
        `first view in ${language}: ${Math.round(total / 1000)} kB in ${parts.length} parts`,
      );
      expect(parts.some((part) => part.type === "Script")).toBe(true);
      expect(total).toBeLessThanOrEqual(300_000);
      await context.close();
    },
  );

  it("is alone fetched until the reader's hand moves; from then on the other pages come by themselves", async () => {
    const { page, context } = await watchPage(browser);
    const fetched = new Set<string>();
    page.on("requestfinished", (request) => fetched.add(new URL(request.url()).pathname));
    const has = (name: string) => [...fetched].some((path) => path.includes(`/${name}-`));
    await page.goto(`${origin()}/`);
    await page.waitForSelector(".map .state-label");
    await page.waitForTimeout(500);
    expect(has("RegionMap")).toBe(true);
    expect(has("Register") || has("Accounting") || has("en-rest")).toBe(false);
    await page.mouse.move(400, 300);
    await expect.poll(() => has("Register") && has("Accounting"), { timeout: 20_000 }).toBe(true);
    await context.close();
  });

  it("shows the finding and the matrix within 1.5 seconds", async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { page, context } = await watchPage(browser);
      await page.goto(`${origin()}/`, { waitUntil: "commit" });
      await page.waitForSelector(".matrix tbody tr");
      times.push(await page.evaluate<number>("performance.now()"));
      await context.close();
    }
    const best = Math.min(...times);
    console.info(`first view ready: ${times.map(Math.round).join(", ")} ms`);
    expect(best).toBeLessThanOrEqual(1500);
  });
});
