import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundaryLines, EntryList, Frame, Overview } from "../../src/server/contract.ts";
import { answerOf, openBrowser, visit, watchPage } from "./browser.ts";

let browser: Browser;
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  browser = await openBrowser();
  const watch = await watchPage(browser);
  page = watch.page;
  close = () => watch.context.close();
});
afterAll(async () => {
  await close?.();
  await browser?.close();
});

const all = <Value>(selector: string, of: string) =>
  page.evaluate<Value[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => ${of})`,
  );
const number = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

describe("the first screen", () => {
  it("opens from each number of its finding as many rows as the number says", async () => {
    const { promised, fulfilled, pastDueFound } = await answerOf<Overview>("/api/overview");
    await visit(page, "/");
    const links = page.locator(".finding a");
    const numbers = (await links.allTextContents()).map(number).sort((x, y) => x - y);
    expect(numbers).toEqual([promised, fulfilled, pastDueFound].sort((x, y) => x - y));
    for (const count of [fulfilled, pastDueFound]) {
      await visit(page, "/");
      const href = await page
        .locator(".finding a", { hasText: String(count) })
        .first()
        .getAttribute("href");
      const { searchParams } = new URL(href ?? "", "http://localhost");
      const kind = searchParams.get("kind");
      searchParams.delete("kind");
      const { total } = await answerOf<EntryList>(`/api/register/${kind}?${searchParams}`);
      expect(total, href ?? "").toBe(count);
      await visit(page, href ?? "");
      expect((await all(".entries tbody tr", "1")).length).toBe(count);
    }
  });

  it("fetches the page behind a link while the hand rests on it", async () => {
    await visit(page, "/");
    const fetched = page.waitForRequest((request) => /\/Doctrines-[^/]+\.js$/.test(request.url()));
    await page.locator(".masthead nav a[href^='/doctrines']").first().hover();
    expect((await fetched).method()).toBe("GET");
    expect(new URL(page.url()).pathname).toBe("/");
  });

  it("shows pair, day, finding, matrix, map, what falls due and what changed in one window", async () => {
    await visit(page, "/");
    const tops = await all<number>(
      ".pairbar, #as-of, .finding, .matrix tbody tr:last-child, .map-policy, #due h2, #past h2, #changed h2",
      "Math.round(one.getBoundingClientRect().bottom)",
    );
    expect(tops).toHaveLength(8);
    expect(Math.max(...tops)).toBeLessThanOrEqual(900);
  });

  it("marks what is past its day by words and a sign, and says the days", async () => {
    const { pastDue, dueNext } = await answerOf<Overview>("/api/overview");
    await visit(page, "/");
    const shown = await all<[string, string, boolean]>(
      "#past .dates li",
      "[one.querySelector('time').dateTime, one.textContent, one.querySelector('svg') !== null]",
    );
    expect(shown.length).toBeGreaterThan(0);
    shown.forEach(([due, text, hasSign], index) => {
      expect(due).toBe(pastDue[index]?.due);
      expect(text).toContain(String(pastDue[index]?.days));
      expect(hasSign).toBe(true);
    });
    expect(await all("#due .dates time", "one.dateTime")).toEqual(
      dueNext.slice(0, 4).map(({ due }) => due),
    );
  });
});

describe("the map", () => {
  it("shows and hides every layer, and keeps the choice in the address", async () => {
    const { layers } = await answerOf<Frame>("/api/frame");
    await visit(page, "/");
    await page.locator(".map-layers summary").click();
    const switches = page.locator(".layer-switch");
    expect(await switches.count()).toBe(layers.length - 1); // the areas are the ground
    const parts = () =>
      all("svg.map path, svg.map circle, svg.map rect", "1").then((one) => one.length);
    const whole = await parts();
    for (let index = 0; index < layers.length - 1; index++) {
      const before = await parts();
      await switches.nth(index).click();
      expect(await switches.nth(index).getAttribute("aria-checked")).toBe("false");
      expect(await parts()).toBeLessThanOrEqual(before); // a layer may have nothing in this region
    }
    expect(await parts()).toBeLessThan(whole / 10);
    await page.reload();
    await page.waitForSelector(".map .state-label");
    expect(new Set(await all(".layer-switch", "one.getAttribute('aria-checked')"))).toEqual(
      new Set(["false"]),
    );
  });

  it("draws borders by the way that is chosen, prints which, and keeps it in the address", async () => {
    await visit(page, "/");
    const lines = (how: string) => all(`.line-border .${how}`, "1").then((one) => one.length);
    const drawn = (await lines("solid")) + (await lines("dashed"));
    expect(await lines("dashed")).toBeGreaterThan(0);
    const options = await all<string>("#map-lines option", "one.value");
    const { dossier } = await answerOf<Frame>("/api/frame");
    expect(options).toEqual([
      dossier.boundaryPolicy.id,
      ...dossier.boundaryViews.map(({ id }) => id),
    ]);
    const printed = new Set<string | null>();
    for (const view of dossier.boundaryViews) {
      await page.selectOption("#map-lines", view.id);
      expect(new URL(page.url()).searchParams.get("lines")).toBe(view.id);
      if (view.byTreaty) await page.waitForSelector(".line-border .dotted");
      printed.add(await page.locator(".map-policy").textContent());
      if (view.unsettled === "none") expect(await lines("solid")).toBeLessThan(drawn);
    }
    expect(printed.size).toBe(options.length - 1);
    const { lines: known } = await answerOf<BoundaryLines>("/api/boundaries");
    await page.locator(".map-list summary").click();
    const treaties = await all<string>(".map-list li a", "one.getAttribute('href')");
    for (const { id } of known.flatMap((line) => line.treaties)) {
      expect(treaties.some((href) => href.includes(id))).toBe(true);
    }
  });

  it("leads from a state and from a layer to the register, filtered, and says the same as a list", async () => {
    await visit(page, "/");
    const hrefs = await all<string>("svg.map a", "one.getAttribute('href')");
    expect(hrefs.some((href) => /^\/register\?.*party=/.test(href))).toBe(true);
    const directions = hrefs.flatMap((href) => /direction=([\w-]+)/.exec(href)?.[1] ?? []);
    expect(new Set(directions).size).toBeGreaterThan(1);
    await page.locator(".map-list summary").click();
    const listed = await all<string>(".map-list dd > a", "one.getAttribute('href')");
    for (const direction of new Set(directions)) {
      expect(listed.some((href) => href.includes(`direction=${direction}`))).toBe(true);
    }
  });
});
