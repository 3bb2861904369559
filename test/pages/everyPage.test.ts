import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, visit, watchPage } from "./browser.ts";
import { tour } from "./tour.ts";

let browser: Browser;
let stops: Readonly<Record<string, string>>;
beforeAll(async () => {
  browser = await openBrowser();
  stops = await tour();
});
afterAll(() => browser?.close());

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

async function tooWide(one: Browser, width: number): Promise<string[]> {
  const { page, context } = await watchPage(one, { width });
  const found: string[] = [];
  for (const [name, path] of Object.entries(stops)) {
    await visit(page, path);
    const wide = await page.evaluate<number>(overflow);
    if (wide > 0) found.push(`${name}: ${wide} px too wide at ${width} px`);
  }
  await context.close();
  return found;
}

describe("every page", () => {
  it.each([1440, 390])(
    "asks only its own origin and complains of nothing at %i px",
    async (width) => {
      const { page, context, complaints } = await watchPage(browser, { width });
      const found: string[] = [];
      for (const [name, path] of Object.entries(stops)) {
        await visit(page, path);
        found.push(...complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
        const wide = await page.evaluate<number>(overflow);
        if (wide > 0) found.push(`${name}: ${wide} px too wide`);
        const title = await page.title();
        if (!title.includes("Hamkor")) found.push(`${name}: title is ${title}`);
      }
      expect(found).toEqual([]);
      await context.close();
    },
  );

  it.each([
    ["light", 1440],
    ["dark", 1440],
    ["contrast", 1440],
    ["light", 390],
  ])("has no serious finding of axe in the %s theme at %i px", async (theme, width) => {
    const { page, context } = await watchPage(browser, { width, theme });
    const found: string[] = [];
    for (const [name, path] of Object.entries(stops)) {
      await visit(page, path);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResult>(
        `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })`,
      );
      for (const { id, impact, nodes } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        found.push(
          `${name}: ${id} (${impact}) ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ""}`,
        );
      }
    }
    expect(found).toEqual([]);
    await context.close();
  });

  it("flows into 320 px without a sideways scroll", async () => {
    expect(await tooWide(browser, 320)).toEqual([]);
  });

  it("flows when a reader has set letters twice as large", async () => {
    const enlarged = await openBrowser(["--blink-settings=defaultFontSize=32"]);
    expect(await tooWide(enlarged, 1280)).toEqual([]);
    await enlarged.close();
  });

  it("runs nothing that stands in its address", async () => {
    const { page, context, complaints } = await watchPage(browser, { expectsErrors: true });
    const payload = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script>{{7*7}}`;
    const text = encodeURIComponent(payload);
    const paths = [
      `/search?q=${text}`,
      `/?pair=${text}&asOf=${text}`,
      `/register?kind=${text}&q=${text}&status=${text}`,
      `/documents/${text}?at=${text}`,
      `/indicators?concept=${text}&states=${text}`,
      `/cell?direction=${text}&interest=${text}`,
      `/explain/${text}`,
      `/timeline?from=${text}&figure=${text}&pair=${text}`,
      `/delivery?direction=${text}&from=${text}`,
      `/doctrines?first=${text}&second=${text}`,
      `/queue?at=${text}&state=${text}`,
      `/panel?columns=${text}&pairs=${text}&from=${text}&rows=${text}`,
      `/position?shade=${text}&pair=${text}`,
      `/indexes/${text}?year=${text}`,
      `/indexes?part=${text}&w=${text}&pair=${text}`,
      `/likeness?set=${text}&measure=${text}&by=${text}`,
      `/changes?from=${text}&kind=${text}`,
      `/${text}`,
    ];
    for (const path of paths) {
      await visit(page, path);
      expect(await page.evaluate("window.ran ?? 0"), path).toBe(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
