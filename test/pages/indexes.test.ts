import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IndexList, IndexView } from "../../src/server/contract.ts";
import { weigh } from "../../web/lib/weigh.ts";
import { answerOf, openBrowser, settle, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
let id: string;
let view: IndexView;
/** A pair with a score and one without, and the group that has most indicators. */
let scored: string;
let unscored: string;

beforeAll(async () => {
  browser = await openBrowser();
  const { indexes } = await answerOf<IndexList>("/api/indexes");
  id = indexes[0]?.id ?? "";
  view = await answerOf<IndexView>(`/api/indexes/${id}`);
  const has = (pair: IndexView["pairs"][number]) =>
    pair.scores.find(({ part }) => part === view.root)?.score !== undefined;
  scored = view.pairs.find(has)?.pair ?? "";
  unscored = view.pairs.find((one) => !has(one))?.pair ?? "";
});
afterAll(() => browser?.close());

const texts = (page: Page, selector: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent.trim())`,
  );
const attributes = (page: Page, selector: string, name: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.getAttribute("${name}"))`,
  );

async function slide(page: Page, part: string, weight: number): Promise<void> {
  await page.locator(`#weight-${part}`).focus();
  await page.locator(`#weight-${part}`).fill(String(weight));
}

describe("the page of an index", () => {
  it("opens from the menu, says its finding with its bands, and complains of nothing", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/indexes?pair=${scored}`);
    const score = view.pairs
      .find(({ pair }) => pair === scored)
      ?.scores.find(({ part }) => part === view.root);
    const finding = await page.locator("p.finding").textContent();
    for (const one of [score?.score, score?.scoreLow, score?.scoreHigh]) {
      expect(finding).toContain((one ?? Number.NaN).toFixed(1));
    }
    expect(await page.locator(".nav a[aria-current=page]").textContent()).toBe("Index");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("gives no score without what is known of it, and no place without its band (law 3)", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/indexes/${id}?pair=${unscored}`);
    const cells = await texts(page, ".index-matrix td a");
    expect(cells.length).toBeGreaterThan(view.pairs.length);
    for (const cell of cells)
      expect(cell).toMatch(/no score\s+\d+ of \d+ known|\d+\.\d–\d+\.\d|no band/);
    expect(await page.locator("p.finding").textContent()).toMatch(
      /no score .* \d+ of \d+ indicators are known/,
    );
    const why = view.pairs
      .find(({ pair }) => pair === unscored)
      ?.scores.find(({ part }) => part === view.root)?.why;
    expect(await texts(page, "#makes .no-score li")).toHaveLength(why?.length ?? -1);
    await context.close();
  });

  it("draws what its tables say: the order with its bands, and points that add up", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/indexes/${id}?pair=${scored}`);
    const drawn = await attributes(page, "#ranking .interval", "data-pair");
    expect(drawn).toEqual(await attributes(page, "#ranking tbody tr", "data-pair"));
    const lows = await attributes(page, "#ranking .interval", "data-low");
    const highs = await attributes(page, "#ranking .interval", "data-high");
    expect(await texts(page, "#ranking tbody td:nth-child(3)")).toEqual(
      lows.map((low, at) => `${low}–${highs[at]}`),
    );
    const points = (await attributes(page, "#makes .bar-part", "data-points")).map(Number);
    const score = view.pairs
      .find(({ pair }) => pair === scored)
      ?.scores.find(({ part }) => part === view.root)?.score;
    expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score ?? Number.NaN, 8);
    const told = await texts(page, "#makes tbody tr:not(.total) td.points");
    expect(told.filter(Boolean)).toEqual(points.map((one) => one.toFixed(1)));
    await context.close();
  });

  it("weighs anew at once, keeps it in the address, and goes back to what is written", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/indexes/${id}?pair=${scored}`);
    const before = await texts(page, ".order-now li > span:nth-of-type(2)");
    const [part] = view.parts.filter(({ parent }) => parent === view.root);
    await slide(page, part?.id ?? "", 0);
    await until(page, `new URL(location.href).searchParams.get("w") === "${part?.id}:0"`);
    const after = await texts(page, ".order-now li > span:nth-of-type(2)");
    expect(after).not.toEqual(before);
    const expected = view.pairs
      .flatMap(
        ({ cells }) => weigh(view, cells, { [part?.id ?? ""]: 0 }).get(view.root)?.score ?? [],
      )
      .sort((x, y) => y - x);
    expect(after).toEqual(expected.map((one) => one.toFixed(1)));
    expect((await texts(page, "#ranking header p")).join(" ")).toContain("written weights");
    await page.reload();
    await settle(page);
    expect(await texts(page, ".order-now li > span:nth-of-type(2)")).toEqual(after);
    await page.locator("button.back").click();
    await until(page, `!new URL(location.href).searchParams.has("w")`);
    expect(await texts(page, ".order-now li > span:nth-of-type(2)")).toEqual(before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("swaps two neighbours with the least move that it names", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/indexes/${id}?pair=${scored}`);
    const row = page.locator("#swaps tbody tr:has(a.try)").first();
    const [upper, lower] = [
      await row.getAttribute("data-upper"),
      await row.getAttribute("data-lower"),
    ];
    const orderOf = async () => (await attributes(page, ".order-now li", "data-pair")) as unknown[];
    const was = await orderOf();
    expect(was.indexOf(upper)).toBeLessThan(was.indexOf(lower));
    await row.locator("a.try").click();
    await until(page, `new URL(location.href).searchParams.has("w")`);
    await settle(page);
    const is = await orderOf();
    expect(is.indexOf(lower)).toBeLessThan(is.indexOf(upper));
    await context.close();
  });

  it("mirrors when the two states are swapped (law 6)", async () => {
    const { page, context } = await watchPage(browser);
    const [a, b] = scored.split("-");
    await visit(page, `/indexes/${id}?pair=${a}-${b}`);
    const one = await texts(page, "#makes tbody tr");
    const order = await attributes(page, "#ranking .interval", "data-pair");
    await page.locator("button.swap").click();
    await until(page, `location.search.includes("pair=${b}-${a}")`);
    await settle(page);
    expect(await texts(page, "#makes tbody tr")).toEqual(one);
    expect(await attributes(page, "#ranking .interval", "data-pair")).toEqual(order);
    expect(await page.locator("#state-a").inputValue()).toBe(b);
    await context.close();
  });

  it("goes through the years by keyboard, and restores year and part from its address", async () => {
    const { page, context } = await watchPage(browser);
    const group = view.parts.find(({ parent }) => parent === view.root)?.id ?? "";
    await visit(page, `/indexes/${id}?pair=${scored}&part=${group}`);
    await page.locator("#year").focus();
    await page.keyboard.press("ArrowLeft");
    await until(page, `new URL(location.href).searchParams.get("year") === "${view.year - 1}"`);
    await settle(page);
    await until(
      page,
      `document.querySelector("p.finding").textContent.includes("${view.year - 1}")`,
    );
    const told = await page.locator("p.finding").textContent();
    await page.reload();
    await settle(page);
    expect(await page.locator("p.finding").textContent()).toBe(told);
    expect(await page.locator("#part").inputValue()).toBe(group);
    await context.close();
  });

  it("leads from a value to the row under it", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/indexes/${id}?pair=${scored}`);
    await page.locator("#makes td a.tiny").first().click();
    await settle(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/explain\//);
    expect(await page.locator("main h1").textContent()).toBe("How this is known");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
