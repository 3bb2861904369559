import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tour } from "../../src/server/contract.ts";
import { answerOf, jump, openBrowser, settle, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

interface Seen {
  readonly step: string;
  readonly isFocused: boolean;
  readonly isMarked: boolean;
  readonly covers: number;
  readonly inSight: boolean;
}

/** Waits until a step stands, and says what is hidden by its card. Unit of `covers`: pixels, of the first 200 of the target. */
async function seenAt(page: Page, id: string): Promise<Seen> {
  await until(page, `new URLSearchParams(location.search).get("tour") === "${id}"`);
  await until(page, `document.querySelector(".tour-mark") !== null`);
  await until(page, `document.activeElement?.id === "tour-title"`);
  return page.evaluate<Seen>(`(() => {
    const mark = document.querySelector(".tour-mark").getBoundingClientRect();
    const card = document.querySelector(".tour-card").getBoundingClientRect();
    const bottom = Math.min(mark.bottom, mark.top + 200);
    const wide = Math.min(mark.right, card.right) - Math.max(mark.left, card.left);
    const high = Math.min(bottom, card.bottom) - Math.max(mark.top, card.top);
    return {
      step: new URLSearchParams(location.search).get("tour"),
      isFocused: document.activeElement?.id === "tour-title",
      isMarked: mark.width > 20 && mark.height > 10,
      covers: wide > 0 && high > 0 ? high : 0,
      inSight: mark.top >= 0 && mark.top < innerHeight && card.top >= 0 && card.bottom <= innerHeight + 1,
    };
  })()`);
}

describe("the guided tour", () => {
  it.each([1440, 390])(
    "goes through every step by keyboard alone, and no card hides what it points at, at %i px",
    async (width) => {
      const { page, context, complaints } = await watchPage(browser, { width });
      const { steps } = await answerOf<Tour>("/api/tour");
      expect(steps.length).toBeGreaterThanOrEqual(6);
      await visit(page, "/?lang=en");
      await page.focus("a[href*='tour=start']");
      await page.keyboard.press("Enter");
      for (const [index, { id }] of steps.entries()) {
        const seen = await seenAt(page, id);
        expect(seen, id).toEqual({
          step: id,
          isFocused: true,
          isMarked: true,
          covers: 0,
          inSight: true,
        });
        if (index < steps.length - 1) await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("ArrowLeft");
      await seenAt(page, steps.at(-2)?.id ?? "");
      await page.keyboard.press("Escape");
      await until(page, `document.querySelector(".tour-card, .tour-mark") === null`);
      expect(new URL(page.url()).search).not.toContain("tour");
      expect(await page.evaluate("document.activeElement?.id")).toBe("page");
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it("opens at the step that a link names, in any language, and goes back as the browser does", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const { steps } = await answerOf<Tour>("/api/tour");
    const [first, second, third] = steps;
    await visit(page, `/?tour=${third?.id}&lang=kk`);
    await seenAt(page, third?.id ?? "");
    expect(new URL(page.url()).pathname).toBe(third?.path);
    expect(await page.textContent("#tour-title")).toBe(third?.title.kk);
    await page.click(".tour-steps a.button");
    await seenAt(page, second?.id ?? "");
    await page.goBack();
    await seenAt(page, third?.id ?? "");
    await visit(page, "/?tour=no-such-step");
    await seenAt(page, first?.id ?? "");
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("help", () => {
  it("3.2.6: leads to the same four places at the foot of every page", async () => {
    const { page, context } = await watchPage(browser);
    const found = new Set<string>();
    for (const path of ["/", "/register", "/docs", "/limits", "/there/is/no/such/page"]) {
      await visit(page, `${path}?lang=en`);
      found.add((await page.locator(".foot-help li").allTextContents()).join(" | "));
    }
    expect([...found]).toEqual(["Guides | Limits | Accessibility | Guided tour | Keyboard keys"]);
    await context.close();
  });

  it("2.1.4: opens on ?, goes by g and a letter, also on a Cyrillic layout, and can be turned off", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/accounting?lang=en");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog.help[open]");
    const letters = await page.evaluate<string[]>(
      `[...document.querySelectorAll("section[aria-labelledby=keys-go] dt kbd:last-child")].map((one) => one.textContent)`,
    );
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.length).toBeGreaterThan(20);
    await page.keyboard.press("Escape");
    await until(page, `document.querySelector("dialog[open]") === null`);
    await jump(page, "y");
    await page.waitForURL(/\/limits/);
    await settle(page);
    for (const [key, code] of [
      ["п", "KeyG"],
      ["я", "KeyZ"],
    ]) {
      await page.evaluate(
        `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", code: "${code}", bubbles: true, cancelable: true }))`,
      );
    }
    await page.waitForURL(/\/accessibility/);
    await settle(page);
    await page.click(".masthead button[aria-label]");
    await page.waitForSelector("dialog.help[open]");
    await page.uncheck("dialog.help input[type=checkbox]");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await jump(page, "y");
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe("/accessibility");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await page.reload();
    await settle(page);
    await page.keyboard.press("?");
    await page.waitForTimeout(300);
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("the guides", () => {
  it("open at a heading, in the reader's language or marked as English, and lead to each other", async () => {
    const { page, context, complaints } = await watchPage(browser, { width: 390 });
    const inLanguage = (tag: string) =>
      until(page, `document.querySelector("article.doc")?.lang === "${tag}"`);
    await visit(page, "/docs/claims?lang=en#doc-figures");
    await until(page, `document.activeElement?.id === "doc-figures"`);
    await until(
      page,
      `(() => { const { top } = document.getElementById("doc-figures").getBoundingClientRect(); return top >= 0 && top < innerHeight; })()`,
    );
    await page.click("article.doc a[href^='/docs/claims-guide']");
    await page.waitForURL(/\/docs\/claims-guide/);
    await settle(page);
    expect(await page.textContent("h1")).toMatch(/labelled by hand/);
    await visit(page, "/docs/panel?lang=ru");
    await inLanguage("en");
    await visit(page, "/docs/first-hour?lang=ru");
    await inLanguage("ru");
    expect(await page.textContent("h1")).toBe("Первый час");
    await page.click("a[href*='text=en']");
    await inLanguage("en");
    expect(await page.getAttribute("html", "lang")).toBe("ru");
    await page.click(".pagehead a[href^='/docs/first-hour']");
    await inLanguage("ru");
    expect(
      await page.evaluate("document.querySelector('article.doc img, article.doc script')"),
    ).toBe(null);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("bring every line of the limits page to a page that is there", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/limits?lang=en");
    const all = await page.evaluate<string[]>(
      `[...document.querySelectorAll("main .plate > header a, main table.limits tbody tr:first-child a")].map((link) => link.getAttribute("href"))`,
    );
    // One link for each page of the program.
    const hrefs = [...new Map(all.map((href) => [href.split(/[/?#]/)[1], href])).values()];
    expect(hrefs.length).toBeGreaterThan(6);
    for (const href of hrefs) {
      await visit(page, href);
      expect(await page.locator("main .problem").count(), href).toBe(0);
      expect(await page.textContent("h1"), href).not.toBe("No such page");
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
