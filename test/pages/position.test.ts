import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Frame, PositionAnswer } from "../../src/server/contract.ts";
import { answerOf, openBrowser, settle, visit, watchPage } from "./browser.ts";

let browser: Browser;
let positions: readonly PositionAnswer[];
beforeAll(async () => {
  browser = await openBrowser();
  const { states } = await answerOf<Frame>("/api/frame");
  const region = states.filter(({ role }) => role === "region");
  positions = await Promise.all(
    region.map(({ iso3 }) => answerOf<PositionAnswer>(`/api/position?state=${iso3}`)),
  );
});
afterAll(() => browser?.close());

describe("the place among neighbours", () => {
  it("has a row, a list of neighbours and a tint for every state of the region", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await visit(page, "/position");
    const count = (selector: string) => page.locator(selector).count();
    expect(await count(".position-table tbody tr")).toBe(positions.length);
    const neighbours = positions.reduce((sum, one) => sum + one.neighbours.length, 0);
    expect(await count(".border-shares li")).toBe(neighbours);
    expect(await count(".map .shade-5")).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("writes each state's figure beside its name on the map, and the same in the table", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/position");
    for (const shading of ["landlocked", "neighbours"] as const) {
      await page.locator("#shade").selectOption(shading);
      await settle(page);
      const labels = await page.locator(".map .state-label").allTextContents();
      for (const { state, names, landlocked, neighbours } of positions) {
        const value = shading === "landlocked" ? landlocked : neighbours.length;
        expect(labels).toContain(`${names[state]?.en} ${value}`);
      }
    }
    expect(new URL(page.url()).searchParams.get("shade")).toBe("neighbours");
    await context.close();
  });

  it("hands out the rows under its figures", async () => {
    const { page, context } = await watchPage(browser);
    await visit(page, "/position");
    const href = await page.locator(".take-away-link", { hasText: "CSV" }).getAttribute("href");
    const csv = await (await fetch(new URL(href ?? "", page.url()))).text();
    for (const { state, borderKm } of positions) {
      expect(csv).toMatch(new RegExp(`^${state},`, "m"));
      expect(csv).toContain(String(borderKm));
    }
    await context.close();
  });
});
