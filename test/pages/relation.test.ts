import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Delivery, Frame, Queue, Timeline } from "../../src/server/contract.ts";
import { answerOf, openBrowser, settle, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
let pairs: readonly [string, string];
beforeAll(async () => {
  browser = await openBrowser();
  const { focus } = await answerOf<Frame>("/api/frame");
  pairs = [focus, focus.split("-").reverse().join("-")];
});
afterAll(() => browser?.close());

/** Every word of the page, wherever it stands; what may be chosen as a pair is another question. */
const wordsOf = (page: Page) =>
  page.evaluate<string[]>(
    `(() => { const words = []; const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".pairbar, option"))
        words.push(...walk.currentNode.data.split(/[\\s,;.:()]+/).filter(Boolean));
      return words.sort(); })()`,
  );
/** Every name of a state with the colour of a side, counted. */
const sidesOf = (page: Page) =>
  page.evaluate<Record<string, number>>(
    `[...document.querySelectorAll("main .state:not(select)")].reduce((counts, one) => {
      const side = /side-([ab])/.exec(one.className)?.[1];
      const key = one.textContent.trim() + " " + side;
      return side ? { ...counts, [key]: (counts[key] ?? 0) + 1 } : counts;
    }, {})`,
  );
const swapped = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [
      key.endsWith(" a") ? key.replace(/ a$/, " b") : key.replace(/ b$/, " a"),
      count,
    ]),
  );

describe("the pages of a relation", () => {
  it.each([
    "/timeline",
    "/delivery",
    "/delivery?view=table",
    "/disputes",
    "/doctrines",
    "/changes",
    "/panel",
    "/panel?pairs=KAZ-UZB,KGZ-UZB,KAZ-KGZ&columns=gdp.current_usd,trade.exports_usd,trade.share_of_gdp,votes.kappa",
    "/likeness",
    "/position",
  ])(
    "law 6: %s says the same of both, with the sides exchanged, when the states are swapped",
    async (path) => {
      const { page, context } = await watchPage(browser);
      const read = async (pair: string) => {
        await visit(page, `${path}${path.includes("?") ? "&" : "?"}pair=${pair}`);
        return { words: await wordsOf(page), sides: await sidesOf(page) };
      };
      const [one, other] = [await read(pairs[0]), await read(pairs[1])];
      expect(other.words).toEqual(one.words);
      expect(other.sides).toEqual(swapped(one.sides));
      await context.close();
    },
  );

  it("law 6: a doctrine that stands in one column stands in the other when the states are swapped", async () => {
    const { page, context } = await watchPage(browser);
    const columns = async (pair: string) => {
      await visit(page, `/doctrines?pair=${pair}`);
      const of = (which: string) =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll("#questions .two > :${which}-child, #directions .two > :${which}-child")].map((one) => one.textContent.trim())`,
        );
      return { first: await of("first"), last: await of("last") };
    };
    const [one, other] = [await columns(pairs[0]), await columns(pairs[1])];
    expect(one.first.length).toBeGreaterThan(8);
    expect(other.first).toEqual(one.last);
    expect(other.last).toEqual(one.first);
    await context.close();
  });
});

describe("the timeline", () => {
  it("shows every act of its period in the drawing and again in the table", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/timeline?pair=${pairs[0]}&from=2021&to=2023`);
    const { entries } = await answerOf<Timeline>(`/api/timeline?pair=${pairs[0]}&limit=1000`);
    const years = entries.flatMap(({ acts }) => acts.map(({ date }) => Number(date.slice(0, 4))));
    const within = years.filter((year) => year >= 2021 && year <= 2023).length;
    const count = (selector: string) => page.locator(selector).count();
    expect(within).toBeGreaterThan(20);
    expect(await count(".relation a.mark")).toBe(within);
    expect(await count(".acts-table tbody tr")).toBe(within);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("gives both sides bands of the same height", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/timeline?pair=${pairs[0]}`);
    const heights = await page.evaluate<number[]>(
      `(() => { const lines = [...document.querySelectorAll(".relation text.band")].map((one) => Number(one.getAttribute("y")));
        const hairs = [...document.querySelectorAll(".relation > svg > line.hair")].map((one) => Number(one.getAttribute("y1")));
        const of = (top) => Math.min(...hairs.filter((y) => y > top)) - top;
        return [of(lines[0]), of(lines.at(-1))]; })()`,
    );
    expect(heights[0]).toBeGreaterThan(0);
    expect(heights[1]).toBeCloseTo(heights[0] ?? 0, 5);
    await context.close();
  });

  it("goes from act to act by arrow keys, comes closer by plus, and opens an act by Enter", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/timeline?pair=${pairs[0]}`);
    await page.locator(".relation a.mark[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const focused = () =>
      page.evaluate<string>("document.activeElement.getAttribute('href') ?? ''");
    const third = await page.locator(".relation a.mark").nth(2).getAttribute("href");
    expect(await focused()).toBe(third);
    await page.keyboard.press("+");
    await until(page, `new URL(location.href).searchParams.has("from")`);
    await settle(page);
    await page.locator(".relation a.mark[tabindex='0']").focus();
    const href = await focused();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/register\//);
    expect(decodeURIComponent(page.url())).toContain(
      decodeURIComponent(href.split("#")[0] ?? "none"),
    );
    await context.close();
  });
});

describe("the promises", () => {
  it("stand each in exactly one place of the board, and as many in the table", async () => {
    const { page, context } = await watchPage(browser);
    const { all } = await answerOf<Delivery>(`/api/delivery?pair=${pairs[0]}`);
    await visit(page, `/delivery?pair=${pairs[0]}`);
    const hrefs = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".board li a")].map((one) => one.getAttribute("href"))`,
    );
    expect(hrefs.length).toBe(all.promised);
    expect(new Set(hrefs).size).toBe(all.promised);
    await visit(page, `/delivery?pair=${pairs[0]}&view=table`);
    expect(await page.locator("#board .entries tbody tr").count()).toBe(all.promised);
    await context.close();
  });

  it("shows each step of the waiting curve in its table", async () => {
    const { page, context } = await watchPage(browser);
    const { all } = await answerOf<Delivery>(`/api/delivery?pair=${pairs[0]}`);
    await visit(page, `/delivery?pair=${pairs[0]}`);
    expect(await page.locator("#time tbody tr").count()).toBe(all.time.steps.length);
    expect(await page.locator("#time path.curve").getAttribute("d")).toMatch(/^M46,10H/);
    await context.close();
  });
});

describe("the queue without a person's name", () => {
  it("asks for it before anything is decided", async () => {
    const { page, context } = await watchPage(browser);
    const { total } = await answerOf<Queue>("/api/queue?state=open");
    await visit(page, "/queue");
    expect(await page.locator(".queued").count()).toBe(total);
    if (total > 0) {
      await page.keyboard.press("a");
      await page.waitForSelector("dialog[open] #person-name");
      await page.keyboard.press("Escape");
      expect((await answerOf<Queue>("/api/queue?state=open")).total).toBe(total);
    }
    await context.close();
  });
});
