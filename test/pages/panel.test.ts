import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Frame, PanelAnswer, SimilarityAnswer } from "../../src/server/contract.ts";
import { answerOf, openBrowser, settle, until, visit, watchPage } from "./browser.ts";

let browser: Browser;
let frame: Frame;
beforeAll(async () => {
  browser = await openBrowser();
  frame = await answerOf<Frame>("/api/frame");
});
afterAll(() => browser?.close());

const count = (page: Page, selector: string) => page.locator(selector).count();
const some = "gdp.current_usd,votes.kappa,population@every";

describe("the panel", () => {
  it("has a row for every pair and year of the answer, and a value or a reason in every cell", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const pairs = frame.pairs.slice(0, 3).map(({ id }) => id);
    const asked = `pairs=${pairs.join(",")}&columns=${some}&from=2010&to=2023`;
    const answer = await answerOf<PanelAnswer>(`/api/panel?${asked}`);
    await visit(page, `/panel?${asked}`);
    expect(await count(page, ".panel-table tbody tr")).toBe(answer.rows.length);
    expect(answer.rows.length).toBe(3 * 14);
    const cells = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".panel-table tbody td")].map((cell) => cell.textContent.trim())`,
    );
    expect(cells.length).toBe(answer.rows.length * (1 + answer.columns.length));
    expect(cells.filter((text) => text === "" || text === "0" || text === "NaN")).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("L3: draws a gap as a gap and says why in the table", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/panel?columns=votes.kappa&from=1991&to=2024");
    const answer = await answerOf<PanelAnswer>(
      `/api/panel?columns=votes.kappa&from=1991&to=2024&pairs=${frame.focus}`,
    );
    const known = answer.rows.filter((row) => typeof row["votes.kappa"] === "number");
    const starts = known.filter(
      ({ year }) => !known.some((other) => other.year === Number(year) - 1),
    );
    expect(starts.length).toBeGreaterThan(1);
    const path = await page.locator(".panel-figure path.stroke").getAttribute("d");
    expect(path?.match(/M/g)?.length).toBe(starts.length);
    expect(await count(page, ".panel-table .missing")).toBe(answer.rows.length - known.length);
    await context.close();
  });

  it("keeps every choice in the address: columns found by words, editions, pairs, years", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/panel");
    const before = await count(page, ".chosen-columns li");
    expect(before).toBeGreaterThan(1);
    await page.locator("#columns > summary").click();
    await page.locator("#find-column").fill("migration net");
    await page.getByRole("checkbox", { name: "Net migration" }).check();
    await settle(page);
    expect(await count(page, ".chosen-columns li")).toBe(before + 1);
    const columns = () => new URL(page.url()).searchParams.get("columns") ?? "";
    expect(columns()).toMatch(/,net-migration$/);
    await page.locator(".chosen-columns select").first().selectOption("every");
    await settle(page);
    expect(columns()).toMatch(/@every/);
    const shown = await page.locator(".panel-table thead").textContent();
    await page.goto(page.url());
    await settle(page);
    expect(await page.locator(".panel-table thead").textContent()).toBe(shown);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("hands out the same panel as a file and at a command line, and cites what it used", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/panel?columns=gdp.current_usd,votes.kappa&from=2019&to=2022");
    const command = await page.locator(".command-line code").textContent();
    expect(command).toContain("--columns gdp.current_usd,votes.kappa --from 2019 --to 2022");
    const link = (name: string) =>
      page.locator(".take-away-link", { hasText: name }).first().getAttribute("href");
    const read = async (name: string) =>
      (await fetch(new URL((await link(name)) ?? "", page.url()))).text();
    expect((await read("CSV")).trim().split("\n").length).toBe(1 + 4);
    const cited = (await read("BibTeX")).match(/^@/gm)?.length;
    expect(cited).toBe(2);
    await context.close();
  });

  it("law 1: a figure of a source opens the row that it stands in, whichever side it is of", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/panel?pair=${frame.focus}&columns=gdp.current_usd&from=2020&to=2020`);
    for (const at of [0, 1]) {
      const link = page.locator(".panel-table tbody a.value").nth(at);
      const shown = ((await link.textContent()) ?? "").replaceAll(",", "");
      const href = await link.getAttribute("href");
      const id = decodeURIComponent(href?.replace(/^\/explain\/|\/$/g, "") ?? "");
      const node = await answerOf<{ row: { value: number; of: string } }>(
        `/api/explain/${encodeURIComponent(id)}`,
      ).then((found) => (Array.isArray(found) ? found[0] : found));
      expect(String(Math.round(node.row.value))).toBe(shown);
      expect(node.row.of).toBe(frame.focus.split("-")[at]);
    }
    await context.close();
  });

  it("leaves out years by the reader's word and says how many", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/panel?columns=votes.kappa,gdp.current_usd&from=1991&to=2026");
    const all = await count(page, ".panel-table tbody tr");
    await page.locator("#panel-rows").selectOption("full");
    await until(page, `document.querySelectorAll(".panel-table tbody tr").length < ${all}`);
    expect(await count(page, ".panel-table .missing")).toBe(0);
    expect(await page.locator("#table").textContent()).toContain(`of ${all} rows`);
    await context.close();
  });
});

describe("the likeness of votes", () => {
  it("draws and names both conventions, with the roll calls under every point", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const answer = await answerOf<SimilarityAnswer>(`/api/similarity?pair=${frame.focus}`);
    await visit(page, `/likeness?pair=${frame.focus}&set=${answer.set}`);
    const names = await page.locator("#over .end-name").allTextContents();
    expect(names).toEqual(["joint votes only", "absent = abstain"]);
    const groups = new Set(answer.rows.map(({ group }) => group)).size;
    expect(await count(page, "#over .joint-bars rect.filled")).toBe(groups);
    expect(await count(page, "#over .likeness-table tbody tr")).toBe(groups);
    expect(await count(page, "#measures tbody tr")).toBe(answer.measures.length);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("states in its finding what the answer has for the latest year", async () => {
    const { page, context } = await watchPage(browser);
    const answer = await answerOf<SimilarityAnswer>(`/api/similarity?pair=${frame.focus}`);
    const last = answer.rows
      .filter(({ absent, joint }) => absent === "dropped" && joint > 0)
      .at(-1);
    await visit(page, `/likeness?pair=${frame.focus}`);
    const finding = (await page.locator("p.finding").textContent()) ?? "";
    expect(finding).toContain(`In ${last?.group}`);
    expect(finding).toContain(`${last?.joint} roll calls`);
    expect(finding).toContain((last?.values.kappa ?? Number.NaN).toFixed(3));
    await context.close();
  });

  it("changes its measure by the table of all measures, and shows each issue and both ideal points", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/likeness");
    await page.locator("#measures tbody a").first().click();
    await settle(page);
    expect(new URL(page.url()).searchParams.get("measure")).toBe("agreement");
    expect(await page.locator("#likeness-measure").inputValue()).toBe("agreement");
    expect(await count(page, "#issues .panel-figure")).toBeGreaterThan(3);
    expect(await count(page, "#ideal path.band")).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("shows sessions where the source tells them", async () => {
    const { page, context } = await watchPage(browser);
    const { sets } = await answerOf<SimilarityAnswer>("/api/similarity");
    const [set] = sets.filter(({ sessions }) => sessions);
    await visit(page, `/likeness?set=${set?.id}&by=session`);
    expect(await page.locator("p.finding").textContent()).toMatch(/^In session \d+/);
    await context.close();
  });
});
