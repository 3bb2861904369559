import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Frame, MatrixCell, Overview } from "../../src/server/contract.ts";
import {
  answerOf,
  jump,
  openBrowser,
  origin,
  part,
  settle,
  until,
  visit,
  watchPage,
} from "./browser.ts";
import { codedDocuments } from "./tour.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const count = (page: Page, selector: string) =>
  page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const number = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

describe("the reader", () => {
  it("opens at a quote, with exactly its words marked and in sight", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const documents = await codedDocuments();
    expect(documents.length).toBeGreaterThan(0);
    for (const { document, evidence } of documents) {
      const chosen = [evidence[0], evidence[Math.floor(evidence.length / 2)], evidence.at(-1)];
      for (const coding of chosen) {
        if (!coding) continue;
        await visit(page, `/documents/${part(document.id)}?at=${coding.start}-${coding.end}`);
        await page.waitForSelector("#at");
        const marked = await page.evaluate<string>(
          `[...document.querySelectorAll(".passage mark")].map((mark) => mark.textContent).join("")`,
        );
        expect(marked).toBe(coding.quote);
        await until(
          page,
          `(() => { const { top, bottom } = document.querySelector("#at").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight + 400; })()`,
        );
      }
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([1440, 390])(
    "says the language of each passage and notes each coding beside it at %i px",
    async (width) => {
      const { page, context } = await watchPage(browser, { width });
      for (const { document, passages, evidence } of await codedDocuments()) {
        await visit(page, `/documents/${part(document.id)}`);
        const said = await page.evaluate<string[]>(
          `[...document.querySelectorAll(".passage")].map((passage) => passage.lang)`,
        );
        expect(said).toEqual(
          passages.map(({ language }) => (language === "unknown" ? "und" : language)),
        );
        // Notes far from the window come when the browser is idle; every one comes.
        await until(
          page,
          `document.querySelectorAll(".note details").length >= ${evidence.length}`,
        );
        expect(await count(page, ".note details")).toBe(evidence.length);
        const text = await page.evaluate<string>(
          `[...document.querySelectorAll(".passage")].map((passage) => [...passage.querySelectorAll(".piece")].map((piece) => piece.textContent).join("")).join("\\n")`,
        );
        expect(text).toBe(passages.map((passage) => passage.text).join("\n"));
      }
      await context.close();
    },
  );

  it("has its text and every note before it is printed", async () => {
    const { page, context } = await watchPage(browser);
    const [first] = await codedDocuments();
    await page.addInitScript("window.requestIdleCallback = () => 0"); // a browser that is never idle
    await visit(page, `/documents/${part(first?.document.id ?? "")}`);
    expect(await count(page, ".passage")).toBe(first?.passages.length);
    await page.evaluate(`dispatchEvent(new Event("beforeprint"))`);
    expect(await count(page, ".note details")).toBe(first?.evidence.length);
    await context.close();
  });

  it("says more of a coding when its note is opened, and moves the notes below it", async () => {
    const { page, context } = await watchPage(browser);
    const [first] = await codedDocuments();
    await visit(page, `/documents/${part(first?.document.id ?? "")}`);
    await until(page, `document.querySelector(".note")?.style.top !== ""`);
    await page.locator(".note summary").first().click();
    await page.waitForSelector(".note dl");
    expect(await page.locator(".note a[href*='/explain/']").count()).toBe(1);
    await until(
      page,
      `(() => { const [above, below] = [...document.querySelectorAll(".note")].map((note) => note.getBoundingClientRect()); return below.top >= above.bottom; })()`,
    );
    await context.close();
  });

  it("keeps notes apart from each other in the margin", async () => {
    const { page, context } = await watchPage(browser);
    const [first] = await codedDocuments();
    await visit(page, `/documents/${part(first?.document.id ?? "")}`);
    await until(page, `document.querySelector(".note")?.style.top !== ""`);
    const overlaps = await page.evaluate<number>(
      `(() => { const boxes = [...document.querySelectorAll(".note")].map((note) => note.getBoundingClientRect());
        return boxes.slice(1).filter((box, index) => box.top < boxes[index].bottom - 1).length; })()`,
    );
    expect(overlaps).toBe(0);
    await context.close();
  });
});

describe("the matrix", () => {
  it("leads from each figure to a cell that shows as many", async () => {
    const { page, context } = await watchPage(browser);
    const { matrix } = await answerOf<Overview>("/api/overview");
    const grounds = ["evidence", "register", "indicators", "openCommitments", "disputes"] as const;
    for (const ground of grounds) {
      const fullest = [...matrix].sort((x, y) => y[ground] - x[ground])[0] as MatrixCell;
      await visit(page, "/");
      const place = `a[data-ground="${ground}"][href*="direction=${fullest.direction}&interest=${fullest.interest}"]`;
      const figure = number(await page.locator(place).textContent());
      expect(figure).toBe(fullest[ground]);
      await page.locator(place).click();
      await page.waitForURL(/\/cell/);
      await settle(page);
      const shown = page.locator(`.ground-link[data-ground="${ground}"] > span`);
      expect(number(await shown.textContent())).toBe(figure);
      if (ground === "evidence") expect(await count(page, ".quotes > li")).toBe(figure);
      if (ground === "register")
        expect(await count(page, "#register .entries tbody tr")).toBe(figure);
      if (ground === "indicators") expect(await count(page, ".multiple")).toBe(figure);
    }
    await context.close();
  });

  it("mirrors when the two states change places", async () => {
    const { page, context } = await watchPage(browser);
    const { focus } = await answerOf<Frame>("/api/frame");
    const swapped = focus.split("-").reverse().join("-");
    const read = async (pair: string) => {
      await visit(page, `/?pair=${pair}`);
      const states = await page.locator(".finding .state").allTextContents();
      const figures = await page.locator(".matrix .figures a").allTextContents();
      const sides = await page.evaluate<string[]>(
        `[...document.querySelectorAll(".finding .state")].map((state) => state.className)`,
      );
      return { states, figures, sides };
    };
    const one = await read(focus);
    const other = await read(swapped);
    expect(other.states).toEqual([...one.states].reverse());
    expect(other.sides).toEqual(one.sides);
    expect(other.figures).toEqual(one.figures);
    await context.close();
  });
});

describe("the finding", () => {
  it("counts commitments that its links then list", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/");
    const links = await page.locator(".finding-list a").count();
    expect(links).toBeGreaterThan(1);
    for (let index = 0; index < Math.min(links, 5); index++) {
      await visit(page, "/");
      const link = page.locator(".finding-list a").nth(index);
      const said = number(await link.textContent());
      await link.click();
      await page.waitForURL(/\/register/);
      // The page that was left stands until the parts of the register have come.
      await until(page, `document.querySelector(".entries tbody tr")`);
      await settle(page);
      expect(await count(page, ".entries tbody tr")).toBe(said);
    }
    await context.close();
  });
});

describe("a new build", () => {
  const tell = async (page: Page, state: object) =>
    page.route("**/api/build/events", (route) =>
      route.fulfill({
        contentType: "text/event-stream",
        body: `event: build\ndata: ${JSON.stringify(state)}\n\n`,
      }),
    );

  it("is announced while it is made, and when it has failed", async () => {
    const { page, context } = await watchPage(browser);
    const { fingerprint } = await answerOf<Frame>("/api/frame");
    await tell(page, {
      state: "building",
      fingerprint,
      progress: { stage: "texts", done: 3, total: 9 },
    });
    await visit(page, "/");
    await until(page, `/3.*9/.test(document.querySelector(".notice")?.textContent)`);
    await page.unroute("**/api/build/events");
    await tell(page, { state: "failed", fingerprint, problem: "A table has no header." });
    await page.reload();
    await until(page, `/no header/.test(document.querySelector(".notice")?.textContent)`);
    await context.close();
  });

  it("makes the page ask again, without leaving it", async () => {
    const { page, context } = await watchPage(browser);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/api/overview")) asked++;
    });
    await tell(page, { state: "ready", fingerprint: "another-build" });
    await visit(page, "/");
    await until(page, `document.querySelector(".foot").textContent.includes("another-buil")`);
    await settle(page);
    expect(asked).toBeGreaterThan(1);
    await context.close();
  });
});

describe("the keyboard", () => {
  it("searches, opens a document at the words and comes back", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const [first] = await codedDocuments();
    const word =
      first?.evidence[0]?.quote.split(/[^\p{L}]+/u).find((part) => part.length > 4) ?? "";
    await visit(page, "/");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.id")).toBe("words");
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?/);
    await page.waitForSelector(".hits a");
    const inHits = () => page.evaluate<boolean>(`document.activeElement.closest(".hits") !== null`);
    for (let presses = 0; presses < 60 && !(await inHits()); presses++)
      await page.keyboard.press("Tab");
    expect(await inHits()).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\//);
    await page.waitForSelector("#at");
    await page.goBack();
    await page.waitForURL(/\/search\?/);
    await page.waitForSelector(".hits a");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("goes by g and a letter, lists its keys, and can be turned off", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/");
    await jump(page, "r");
    await page.waitForURL(/\/register/);
    await settle(page);
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    await page.locator("dialog input[type=checkbox]").uncheck();
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog:not([open])", { state: "attached" });
    await page.locator("h1").click();
    await jump(page, "o");
    await page.keyboard.press("/");
    expect(new URL(page.url()).pathname).toBe("/register");
    expect(await page.evaluate("document.activeElement.id")).not.toBe("words");
    await context.close();
  });
});

describe("the pages", () => {
  it("keep the theme that the reader chose", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/");
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const seen = new Set<string>();
    for (const theme of ["light", "dark", "contrast"]) {
      await page.selectOption("#theme", theme);
      seen.add(await ground());
      await page.reload();
      await settle(page);
      expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(theme);
    }
    expect(seen.size).toBe(3);
    await context.close();
  });

  it("say what went wrong, with the code, when there is nothing under an address", async () => {
    const { page, context } = await watchPage(browser, { expectsErrors: true });
    await visit(page, "/documents/no-such-document");
    const text = await page.locator(".problem").textContent();
    const response = await fetch(`${origin()}/api/documents/no-such-document`);
    const problem = (await response.json()) as { code: string; detail: string };
    expect(response.status).toBe(404);
    expect(text).toContain(problem.code);
    expect(text).toContain(problem.detail);
    await context.close();
  });

  it("draw an indicator with a table beside it and give it away as CSV, SVG and PNG", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/indicators");
    await page.waitForSelector(".plot [data-mark=line] path");
    expect(await count(page, ".values tbody tr")).toBeGreaterThan(5);
    for (const kind of ["CSV", "SVG", "PNG"]) {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: kind, exact: true }).first().click();
      const download = await coming;
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("lead only to addresses that are safe to open, and say so to the browser", async () => {
    const { page, context } = await watchPage(browser);
    for (const path of ["/", "/register?kind=commitment", "/indicators"]) {
      await visit(page, path);
      const odd = await page.evaluate<string[]>(
        `[...document.querySelectorAll("a[href]")].map((link) => [link, new URL(link.getAttribute("href"), location.href)])
          .filter(([, url]) => url.origin !== location.origin)
          .filter(([link, url]) => !/^https?:$/.test(url.protocol) || !/noopener/.test(link.rel)).map(([link]) => link.outerHTML)`,
      );
      expect(odd).toEqual([]);
    }
    await context.close();
  });
});

describe("the masthead on a telephone", () => {
  it("keeps its pages behind one button that says where one is, and goes by them", async () => {
    const { page, context, complaints } = await watchPage(browser, { width: 390 });
    await visit(page, "/delivery?lang=en");
    const fold = page.locator(".nav-fold");
    expect(await fold.textContent()).toMatch(/Promises/);
    expect(await page.isVisible(".nav a[href^='/register']")).toBe(false);
    await fold.click();
    expect(await fold.getAttribute("aria-expanded")).toBe("true");
    await page.click(".nav a[href^='/register']");
    await page.waitForURL(/\/register/);
    await until(page, `document.querySelector(".nav-fold").textContent.includes("Register")`);
    expect(await page.isVisible(".nav a[href^='/delivery']")).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
