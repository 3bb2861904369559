import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckedText, DocumentList } from "../../src/server/contract.ts";
import { answerOf, openBrowser, origin, settle, until, visit, watchPage } from "./browser.ts";

const text =
  "In 2024 the population of Uzbekistan was 36.4 million. Uzbekistan borders China. <b>No</b> claim here.";
let browser: Browser;
/** A document in which something was found. */
let shown: CheckedText;
beforeAll(async () => {
  browser = await openBrowser();
  const { documents } = await answerOf<DocumentList>("/api/documents");
  for (const { id } of documents) {
    shown = await answerOf<CheckedText>(`/api/check/${id}`);
    if (shown.claims.length > 2) break;
  }
});
afterAll(() => browser?.close());

async function paste(page: Page): Promise<void> {
  await visit(page, "/check");
  await page.fill("#own-text", text);
  await page.fill("#text-day", "2025-06-30");
  await page.press("#text-day", "Enter");
  await until(page, "document.querySelector('article.checked .note')");
}

/** Presses Tab until the focus is on what a selector names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (
      await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)})`)
    )
      return;
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

describe("a text of one's own", () => {
  it("shows each verdict in the margin, and the text letter by letter", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await paste(page);
    const words = await page.locator(".claim-note b").allTextContents();
    expect(words).toEqual(["supported", "contradicted"]);
    const own = await page.evaluate<string>(
      `(() => {
        const copy = document.querySelector("article.checked .passage").cloneNode(true);
        for (const note of copy.querySelectorAll(".note")) note.remove();
        return copy.textContent;
      })()`,
    );
    expect(own).toContain("<b>No</b> claim here.");
    expect(text).toContain(own.trim());
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("is kept nowhere: not in the address, not in the browser, gone when the page is loaded again", async () => {
    const { page, context } = await watchPage(browser);
    await paste(page);
    expect(page.url()).not.toContain("population");
    const kept = await page.evaluate<string>(
      "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, history.state])",
    );
    expect(kept).not.toContain("population");
    await page.reload();
    await settle(page);
    expect(await page.inputValue("#own-text")).toBe("");
    await context.close();
  });

  it("opens a verdict, follows a row and comes back, by keys alone", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await paste(page);
    await page.focus("h1 ~ details summary");
    await tabTo(page, "button[data-opens]");
    await page.keyboard.press("Enter");
    await until(page, "document.activeElement?.id === 'why-title'");
    const why = await page.locator("#why").innerText();
    expect(why).toContain("36,361,859");
    expect(why).toContain("30 Jun 2025");
    await page.keyboard.press("Escape");
    await until(page, "document.querySelector('#why') === null");
    expect(await page.evaluate("document.activeElement?.hasAttribute('data-opens')")).toBe(true);
    await page.keyboard.press("Enter");
    await tabTo(page, "#why td a");
    await page.keyboard.press("Enter");
    await until(page, "location.pathname.startsWith('/explain/')");
    await settle(page);
    await page.goBack();
    await until(page, "document.querySelector('article.checked .note')");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("can be taken along as JSON, CSV and ClaimReview", async () => {
    const { page, context } = await watchPage(browser);
    await paste(page);
    const saved: Record<string, string> = {};
    for (const name of ["JSON", "CSV", "ClaimReview"]) {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name, exact: true }).click();
      const stream = await (await coming).createReadStream();
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      saved[name] = Buffer.concat(parts).toString("utf8");
    }
    expect((JSON.parse(saved.JSON ?? "") as CheckedText).claims).toHaveLength(2);
    expect(saved.CSV?.split("\r\n").filter(Boolean)).toHaveLength(3);
    const reviews = JSON.parse(saved.ClaimReview ?? "");
    expect(reviews["@graph"][0].reviewRating.alternateName).toBe("supported");
    expect(reviews["@graph"][0].url).toContain(`${origin()}/check#`);
    await context.close();
  });
});

describe("a document of the dossier", () => {
  const address = () => `/check?document=${encodeURIComponent(shown.document ?? "")}`;

  it("counts every verdict, also those that no claim has, and what was not read", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, address());
    const counts = await page.locator(".mark-choice a > span").allTextContents();
    const { claims, unread } = shown;
    expect(counts.map(Number)).toEqual([
      claims.length + unread.length,
      ...shown.counts.map((one) => one.claims),
      unread.length,
    ]);
    await context.close();
  });

  it("keeps the verdict chosen and the claim opened in the address", async () => {
    const { page, context } = await watchPage(browser);
    const [claim] = shown.claims;
    await visit(page, address());
    await page.locator("button[data-opens]").first().click();
    await until(page, "document.querySelector('#why')");
    expect(new URL(page.url()).searchParams.get("open")).toBe(claim?.id);
    await visit(page, page.url().replace(origin(), ""));
    await until(page, "document.querySelector('#why')");
    const key = claim?.verdict.replaceAll(" ", "-");
    await visit(page, `${address()}&verdict=${key}`);
    const words = new Set(await page.locator(".claim-note b").allTextContents());
    expect([...words]).toEqual([claim?.verdict]);
    await context.close();
  });

  it("gives its reasons in the language asked for, and says which", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `${address()}&words=kk`);
    const question = page.locator(".claim-note p[lang=kk]").first();
    expect(await question.innerText()).toMatch(/[\u0400-\u04ff]/);
    await context.close();
  });

  it.each([1440, 390])("has no finding of axe with a claim opened at %i px", async (width) => {
    const { page, context, complaints } = await watchPage(browser, { width });
    await visit(page, `${address()}&open=${encodeURIComponent(shown.claims[0]?.id ?? "")}`);
    await until(page, "document.querySelector('#why')");
    await page.evaluate(axe.source);
    const found = await page.evaluate<{ violations: readonly { id: string; impact: string }[] }>(
      `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })`,
    );
    expect(found.violations.map((one) => one.id)).toEqual([]);
    const wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(wide)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
