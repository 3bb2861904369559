import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, settle, until, visit, watchPage } from "./browser.ts";
import { tour } from "./tour.ts";

let browser: Browser;
let stops: Readonly<Record<string, string>>;
beforeAll(async () => {
  browser = await openBrowser();
  stops = await tour();
});
afterAll(() => browser?.close());

const folder = new URL("../../web/messages/en/", import.meta.url);
const keys = new Set(
  readdirSync(folder).flatMap((name) =>
    Object.keys(JSON.parse(readFileSync(new URL(name, folder), "utf8"))).map(
      (key) => `${name.replace(".json", "")}.${key}`,
    ),
  ),
);
// Words that no sentence in the other languages has, and hardly an English one is without.
const english =
  /(?<![\p{L}ʻʼ])(the|and|of|with|which|from|was|were|are|is|this|that|their|between|not|has|have|been|its|each|both)(?![\p{L}ʻʼ])/iu;

/** What a reader sees or hears that is said to be in the language of the page. */
const saidInOwn = `(() => {
  const own = document.documentElement.lang;
  const out = [document.title];
  const names = ["aria-label", "placeholder", "alt"];
  const walk = (node, lang) => {
    if (node.nodeType === 3) {
      const text = node.data.replace(/\\s+/g, " ").trim();
      if (text && lang === own) out.push(text);
      return;
    }
    if (node.nodeType !== 1 || ["SCRIPT", "STYLE", "CODE", "KBD", "OPTION", "NOSCRIPT"].includes(node.tagName)) return;
    const here = node.getAttribute("lang") ?? lang;
    if (here === own) for (const name of names) if (node.getAttribute(name)) out.push(node.getAttribute(name));
    for (const child of node.childNodes) walk(child, here);
  };
  walk(document.body, own);
  return out;
})()`;

const inLanguage = (path: string, tag: string) => {
  const [place = "", hash] = path.split("#");
  return `${place}${place.includes("?") ? "&" : "?"}lang=${tag}${hash ? `#${hash}` : ""}`;
};

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

describe.each(["uz-Latn", "uz-Cyrl", "kk", "ru"])("L9: every page in %s", (tag) => {
  it("has no English sentence that is not marked as one, no bare key, and flows into 390 px", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const found = new Set<string>();
    for (const [name, path] of Object.entries(stops)) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await visit(page, inLanguage(path, tag));
      expect(await page.evaluate("document.documentElement.lang")).toBe(tag);
      for (const text of await page.evaluate<string[]>(saidInOwn)) {
        // Paths and rules are names, in whatever language.
        if (english.test(text.replace(/\S+\/\S+/g, " ")))
          found.add(`${name}: English: ${text.slice(0, 120)}`);
        if (keys.has(text)) found.add(`${name}: bare key: ${text}`);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await settle(page);
      const wide = await page.evaluate<number>(overflow);
      if (wide > 0) found.add(`${name}: ${wide} px too wide`);
    }
    expect([...found]).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** Every letter of a message doubled at four places in ten: forty per cent longer, and still readable. */
async function lengthen(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const own = document.documentElement.lang;
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if ((node.parentElement?.closest("[lang]")?.lang ?? own) !== own) continue;
      if (node.parentElement?.closest("svg, script, style, code, kbd")) continue;
      node.data = node.data.replace(/\\p{L}+/gu, (word) => word + word.slice(0, Math.round(word.length * 0.4)));
    }
  })()`);
}

describe("the pages", () => {
  it("L9: hold words that are forty per cent longer at 390 px", async () => {
    const { page, context } = await watchPage(browser, { width: 390 });
    const found: string[] = [];
    for (const [name, path] of Object.entries(stops)) {
      await visit(page, path);
      await lengthen(page);
      const wide = await page.evaluate<number>(overflow);
      if (wide > 0) found.push(`${name}: ${wide} px too wide`);
    }
    expect(found).toEqual([]);
    await context.close();
  });

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

  it("say the same when changed in place as when opened in that language", async () => {
    const { page, context } = await watchPage(browser);
    const found: string[] = [];
    // What is only announced stands below the sheet; lists to choose from may come after the page.
    const text = `(document.querySelectorAll(".sheet select").forEach((one) => one.remove()),
      document.querySelector(".sheet").innerText)`;
    for (const [name, path] of Object.entries(stops)) {
      await visit(page, inLanguage(path, "en"));
      await page.selectOption("#language", "kk");
      await until(page, `document.documentElement.lang === "kk"`);
      await settle(page);
      const changed = await page.evaluate<string>(text);
      await page.reload();
      await settle(page);
      // What a page asks for after it stands (the ways on a map) has come too.
      await page.waitForLoadState("networkidle");
      const opened = await page.evaluate<string>(text);
      if (changed === opened) continue;
      const lines = new Set(opened.split("\n"));
      const odd = changed.split("\n").filter((line) => !lines.has(line));
      if (odd.length > 0) found.push(`${name}: ${odd.slice(0, 3).join(" | ")}`);
    }
    expect(found).toEqual([]);
    await context.close();
  });

  it("fetch the one language that is spoken, and no other", async () => {
    const { page, context } = await watchPage(browser);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await visit(page, "/?lang=kk");
    const languages = fetched.filter((path) =>
      /\/(en|ru|kk|uz-Latn|uz-Cyrl)-[^/]+\.js$/.test(path),
    );
    expect(languages.map((path) => path.split("/").at(-1)?.slice(0, 2))).toEqual(["kk"]);
    await context.close();
  });
});
