import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScenarioAnswer, ScenarioDetail, ScenarioList } from "../../src/server/contract.ts";
import { answerOf, openBrowser, origin, settle, until, visit, watchPage } from "./browser.ts";
import { tooWideBy } from "./look.ts";

let browser: Browser;
let scenarios: ScenarioList["scenarios"];

beforeAll(async () => {
  browser = await openBrowser();
  ({ scenarios } = await answerOf<ScenarioList>("/api/scenarios"));
});
afterAll(() => browser?.close());

const viewOf = (id: string, set = "") =>
  answerOf<ScenarioAnswer>(`/api/scenarios/${id}${set ? `?set=${set}` : ""}`);
const detailOf = (id: string) => answerOf<ScenarioDetail>(`/api/scenarios/${id}/detail`);
const texts = (page: Page, selector: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent.replace(/\\s+/g, " ").trim())`,
  );
const searched = (page: Page, name: string) =>
  page.evaluate<string | null>(`new URL(location.href).searchParams.get("${name}")`);

/** The first scenario of a model. */
const firstOf = (model: string) => {
  const found = scenarios.find((one) => one.model === model)?.id;
  if (found === undefined) throw new Error(`The dossier has no scenario of ${model}.`);
  return found;
};

/** An assumption of a scenario that a slider moves, and where to. */
async function movable(id: string) {
  const { scenario } = await viewOf(id);
  const one = scenario.assumptions.find(({ range }) => range !== undefined);
  if (one?.range === undefined) throw new Error(`${id} has no assumption with a range.`);
  return { id: one.id, to: one.range[one.value === one.range[1] ? 0 : 1], high: one.range[1] };
}

async function slide(page: Page, id: string, value: number): Promise<void> {
  await page.locator(`#${id.replaceAll(".", "\\.")}`).focus();
  await page.locator(`#${id.replaceAll(".", "\\.")}`).fill(String(value));
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })`,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`);
}

describe("the list of scenarios", () => {
  it("names every scenario under its model, and each leads to its page", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/scenarios");
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".scenario-list a")].map((one) => one.getAttribute("href"))`,
    );
    expect([...links].sort()).toEqual(scenarios.map(({ id }) => `/scenarios/${id}`).sort());
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("every page of a scenario", () => {
  it("is drawn without complaint, wide enough, on a desk and on a telephone", async () => {
    const { page, context, complaints } = await watchPage(browser);
    const found: string[] = [];
    const paths = ["/scenarios", "/package", ...scenarios.map(({ id }) => `/scenarios/${id}`)];
    // The first of each model is among the pages that the walk through every page looks at with axe.
    const others = scenarios.filter(
      ({ model }, at) => scenarios.findIndex((one) => one.model === model) < at,
    );
    const withAxe = new Set(others.map(({ id }) => `/scenarios/${id}`));
    for (const [at, path] of paths.entries()) {
      await visit(page, path);
      await page
        .locator("#take")
        .waitFor({ state: path === "/scenarios" ? "detached" : "visible" });
      for (const [turn, width] of [1440, 390].entries()) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        const wide = await tooWideBy(page);
        if (wide > 0) found.push(`${path}: ${wide} px too wide at ${width} px`);
        // Axe takes longest: it looks at each page once, at the widths in turns.
        if (at % 2 !== turn || !withAxe.has(path)) continue;
        found.push(...(await seriousFindings(page)).map((one) => `${path}: ${one}`));
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      found.push(...complaints.splice(0).map((one) => `${path}: ${one}`));
    }
    expect(found).toEqual([]);
    await context.close();
  }, 300_000);

  it("says nothing in its finding that has no row, and what it cannot know", async () => {
    const { page, context } = await watchPage(browser);
    for (const { id } of scenarios) {
      await visit(page, `/scenarios/${id}`);
      const { limits, files } = await viewOf(id);
      const loose = await page.evaluate<string[]>(
        `[...document.querySelectorAll(".scenario-lead a")].map((one) => one.getAttribute("href").slice(1)).filter((row) => document.getElementById(row) === null)`,
      );
      expect(loose, id).toEqual([]);
      expect(await texts(page, ".limits li"), id).toHaveLength(limits.length);
      const told = (await texts(page, "#ground")).join();
      for (const { sha256 } of files) expect(told).toContain(sha256);
    }
    await context.close();
  });
});

describe("a slider", () => {
  it("is answered by the model of threats in well under a second and a half, median of nine moves", async () => {
    const id = firstOf("threats");
    const one = await movable(id);
    const { page, context } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    const range = (await viewOf(id)).scenario.assumptions.find((each) => each.id === one.id)?.range;
    const [low = 0, high = 1] = range ?? [];
    const times: number[] = [];
    for (let move = 1; move <= 9; move += 1) {
      const before = (await texts(page, ".summary .difference")).join();
      const start = performance.now();
      await slide(page, `first-${one.id}`, low + ((high - low) * move) / 10);
      await until(
        page,
        `[...document.querySelectorAll(".summary .difference")].map((one) => one.textContent.replace(/\\s+/g, " ").trim()).join() !== ${JSON.stringify(before)}`,
      );
      times.push(performance.now() - start);
    }
    const median = [...times].sort((a, b) => a - b)[4] ?? Number.NaN;
    console.info(`slider to figures: ${times.map(Math.round).join(", ")} ms`);
    expect(median).toBeLessThan(1500);
    await context.close();
  });

  it("keeps its settings in the address, gives what the server gives, and goes back to what is written", async () => {
    const id = firstOf("threats");
    const one = await movable(id);
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    const written = await texts(page, ".summary td");
    await slide(page, `first-${one.id}`, one.to);
    await until(page, `new URL(location.href).searchParams.has("set")`);
    expect(await searched(page, "set")).toBe(`${one.id}:${one.to}`);
    await until(
      page,
      `document.querySelector("[data-assumption='${one.id}']").classList.contains("moved")`,
    );
    await page.reload();
    await settle(page);
    const moved = await texts(page, ".summary td");
    expect(moved).not.toEqual(written);
    expect((await texts(page, ".command-line code")).join()).toContain(
      `hamkor scenario ${id} --set ${one.id}:${one.to}`,
    );
    await page.locator("button.reset").click();
    await until(page, `!new URL(location.href).searchParams.has("set")`);
    await expect.poll(() => texts(page, ".summary td"), { timeout: 10_000 }).toEqual(written);
    expect(await page.locator(".assumption.moved").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("takes a typed value outside the range, and marks it", async () => {
    const id = firstOf("threats");
    const one = await movable(id);
    const { page, context } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    const typed = page.locator(`#first-${one.id}-typed`);
    await typed.fill(String(one.high * 1.5));
    await typed.press("Tab");
    await page.locator(`[data-assumption='${one.id}'] .mark-outside`).waitFor();
    await page.locator(".scenario-lead .mark-outside").waitFor();
    await context.close();
  });
});

describe("two sets of settings", () => {
  it("stand side by side from the address, each with its own figures and their gap", async () => {
    const id = firstOf("threats");
    const one = await movable(id);
    const { page, context, complaints } = await watchPage(browser);
    const set = `${one.id}:${one.to}`;
    await visit(page, `/scenarios/${id}?set=${set}&with=as-written`);
    await page.locator("#compare tbody tr").first().waitFor();
    const [first, second] = [await viewOf(id, set), await viewOf(id)];
    const key = await page.locator("#compare tbody tr").first().getAttribute("data-compare");
    const [measure, state] = (key ?? "").split("_");
    const is = (row: ScenarioAnswer["rows"][number]) =>
      row.measure === measure && row.state === state && !row.item && !row.year;
    const decimals = first.measures.find((each) => each.id === measure)?.decimals ?? 0;
    const cells = await texts(page, "#compare tbody tr:first-child td.number");
    expect(cells[0]).toBe(first.rows.find(is)?.change?.toFixed(decimals));
    expect(cells[2]).toBe(second.rows.find(is)?.change?.toFixed(decimals));
    expect(await page.locator(".desks.both .desk").count()).toBe(2);
    await page.locator("button.end-compare").click();
    await until(page, `!new URL(location.href).searchParams.has("with")`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("the two states", () => {
  it("have the same room, and swapping them mirrors the table (law 6)", async () => {
    const id = firstOf("threats");
    const { page, context } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    const [a, b] = ((await page.locator(".pairbar").getAttribute("data-pair")) ?? "").split("-");
    const halves = () =>
      page.evaluate<[string[], string[]]>(
        `[...document.querySelectorAll(".outcome:not(.narrow) tbody tr")].reduce(([left, right], row) => { const cells = [...row.querySelectorAll("td.number")].map((one) => one.textContent.trim()); return cells.length === 6 ? [[...left, ...cells.slice(0, 3)], [...right, ...cells.slice(3)]] : [left, right]; }, [[], []])`,
      );
    const [left, right] = await halves();
    expect(left.length).toBeGreaterThan(0);
    await visit(page, `/scenarios/${id}?pair=${b}-${a}`);
    expect(await halves()).toEqual([right, left]);
    await context.close();
  });
});

describe("draws", () => {
  it("show how far they are, and stop when told to", async () => {
    const id = firstOf("rivers");
    const { page, context } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    await page.locator("button.draw").click();
    await page.locator("progress").waitFor();
    await page.locator("button.stop").click();
    await page.locator("button.draw").waitFor();
    expect(await searched(page, "draws")).toBeNull();
    expect(await page.locator("progress").count()).toBe(0);
    await context.close();
  });

  it("give bands and a tornado whose bars are the rows of its table", async () => {
    const id = firstOf("threats");
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/scenarios/${id}?draws=yes`);
    await page.locator("#tornado .figure-title").waitFor({ timeout: 90_000 });
    expect(await page.locator("#figures .interval").count()).toBeGreaterThan(0);
    const bars = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#tornado rect")].map((one) => one.dataset.assumption)`,
    );
    const rows = await page.locator("#tornado tbody tr").count();
    expect(new Set(bars).size).toBeGreaterThan(0);
    expect(rows).toBeGreaterThanOrEqual(new Set(bars).size);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("the months of a river", () => {
  it("are stepped by keyboard, and the table says what the map shows", async () => {
    const id = firstOf("rivers");
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, `/scenarios/${id}`);
    await page.locator("#river-step").focus();
    const first = await page.locator(".river-controls output").textContent();
    await page.keyboard.press("ArrowRight");
    await until(page, `new URL(location.href).searchParams.get("step") === "1"`);
    expect(await page.locator(".river-controls output").textContent()).not.toBe(first);
    expect(await page.locator(".play").isDisabled()).toBe(true); // the browser asks for less motion
    const detail = (await detailOf(id)).detail as {
      readonly nodes: readonly { readonly storage?: readonly number[] }[];
    };
    const stored = detail.nodes.flatMap(({ storage }) => (storage ? [storage[1] ?? 0] : []));
    const cells = await texts(page, "#map .twin tr[aria-current] td");
    expect(cells.filter((_, at) => at % 3 === 1)).toEqual(stored.map((one) => one.toFixed(2)));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("play and pause from the keyboard where motion is welcome", async () => {
    const context = await browser.newContext({ reducedMotion: "no-preference" });
    const page = await context.newPage();
    await visit(page, `/scenarios/${firstOf("rivers")}`);
    await page.locator(".play").focus();
    await page.keyboard.press("Space");
    const at = () => page.locator("#river-step").inputValue();
    await until(page, `Number(document.querySelector("#river-step").value) >= 2`);
    await page.keyboard.press("Space");
    const stopped = await at();
    await page.waitForTimeout(1200);
    expect(await at()).toBe(stopped);
    await context.close();
  });
});

describe("the map of corridors", () => {
  it("draws reach for both states and the ways of the table", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, `/scenarios/${firstOf("corridors")}`);
    await page.locator("#map .model-map").first().waitFor();
    expect(await page.locator("#map .model-map").count()).toBe(2);
    const ways = await page.locator("#map .model-map .way-after").count();
    expect(ways).toBeGreaterThan(0);
    const twin = page.locator("#map .twin:has(table)").first();
    expect(await twin.locator("tbody tr").count()).toBeGreaterThanOrEqual(ways);
    await context.close();
  });
});

describe("the package builder", () => {
  it("takes a measure out, works all anew, and keeps it in the address", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/package");
    await page.locator(".package-matrix tbody tr").first().waitFor();
    const sums = await texts(page, "[data-whole]");
    const box = page.locator(".package-matrix input[type=checkbox]").first();
    await box.uncheck();
    await until(page, `new URL(location.href).searchParams.get("set")?.includes(":false")`);
    await until(page, `document.querySelectorAll(".package-matrix tr.out").length === 1`);
    expect(await texts(page, "[data-whole]")).not.toEqual(sums);
    expect((await texts(page, ".package-matrix tr.out td .missing")).length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("says of every rule who would leave, and a rule that nobody leaves lies in the stable shares", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/package");
    await page.locator(".shares tbody tr").first().waitFor();
    const why = await texts(page, ".shares [data-rule] .why");
    expect(why.length).toBeGreaterThan(2);
    expect(why.every((one) => one !== "")).toBe(true);
    const id = await page.locator("#scenario").inputValue();
    const detail = (await detailOf(id)).detail as {
      readonly states: readonly string[];
      readonly core: { readonly corners?: readonly Readonly<Record<string, number>>[] };
      readonly rules: readonly {
        readonly rule: string;
        readonly promised: Readonly<Record<string, number>>;
        readonly objections: readonly unknown[];
      }[];
    };
    for (const state of detail.states) {
      const ends = (detail.core.corners ?? []).map((corner) => corner[state] ?? Number.NaN);
      for (const { rule, promised, objections } of detail.rules) {
        const share = promised[state] ?? Number.NaN;
        const isWithin = share >= Math.min(...ends) - 1e-6 && share <= Math.max(...ends) + 1e-6;
        const told = await page.locator(`.shares [data-rule="${rule}"] .why`).textContent();
        expect(told?.trim() === "nobody", rule).toBe(objections.length === 0);
        if (objections.length === 0) expect(isWithin, `${rule} of ${state}`).toBe(true);
      }
    }
    await context.close();
  });
});

describe("an address that no scenario has", () => {
  it("says so and runs nothing of it", async () => {
    const { page, context, complaints } = await watchPage(browser, { expectsErrors: true });
    const payload = encodeURIComponent(`"><img src=x onerror="window.ran=1">`);
    for (const path of [
      `/scenarios/${payload}`,
      `/scenarios/${firstOf("threats")}?set=${payload}&with=${payload}&measure=${payload}&of=${payload}`,
      `/package?scenario=${payload}&set=${payload}`,
    ]) {
      await page.goto(origin() + path);
      await page.locator("main .problem").first().waitFor();
      expect(await page.evaluate("window.ran ?? 0")).toBe(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
