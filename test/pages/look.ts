import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { settle } from "./browser.ts";
import { cutTexts } from "./cutText.ts";

/** The spellings in which every page is looked at. */
export const languages = ["en", "uz-Latn", "uz-Cyrl", "kk", "ru"] as const;
/** The widths, in CSS pixels, of a desk, a tablet and a telephone. */
export const widths = [1440, 768, 390] as const;
/** The themes that a reader may choose. */
export const themes = ["light", "dark", "contrast"] as const;

/** One way to look at a page. */
export interface Look {
  readonly width: (typeof widths)[number];
  readonly theme: (typeof themes)[number];
  /** Whether axe looks too, which takes longest. */
  readonly withAxe: boolean;
}

const folder = process.env.HAMKOR_LOOK;
/** Whether every page is looked at in every way, with pictures (`npm run look`), or in a share of them. */
export const isFull = folder !== undefined;

/**
 * The ways in which one page is looked at in one language.
 *
 * Every width in the first language, two of three in the others; widths, axe and theme in turns, so that over the pages
 * every language, width and theme meet.
 * With `HAMKOR_LOOK` every width in every theme, always with axe.
 */
export function looksOf(stop: number, language: number): readonly Look[] {
  if (isFull) {
    return widths.flatMap((width) => themes.map((theme) => ({ width, theme, withAxe: true })));
  }
  const turn = stop * 2 + language;
  const withAxe = stop % languages.length === language;
  return widths.flatMap((width, index) => {
    const isTurn = withAxe && turn % widths.length === index;
    if (!isTurn && language > 0 && (turn + 1) % widths.length === index) return [];
    const theme = themes[isTurn ? Math.floor(turn / widths.length) % themes.length : 0] ?? "light";
    return [{ width, theme, withAxe: isTurn }];
  });
}

/**
 * Whether a page is looked at in a language.
 *
 * Uzbek in Cyrillic letters is made from the Latin at build: outside `HAMKOR_LOOK` every fifth page stands for all.
 */
export function isLookedAt(stop: number, tag: (typeof languages)[number]): boolean {
  return isFull || tag !== "uz-Cyrl" || stop % languages.length === languages.indexOf(tag);
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly tags: readonly string[];
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds against WCAG 2.2 AA, and what is serious of good practice. */
async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })`,
  );
  return violations
    .filter(
      ({ tags, impact }) =>
        !tags.includes("best-practice") || impact === "serious" || impact === "critical",
    )
    .map(
      ({ id, impact, nodes: [node] }) =>
        `${id} (${impact}) ${node?.html.slice(0, 160)} ${node?.failureSummary ?? ""}`,
    );
}

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** By how many CSS pixels a page is wider than its window, once figures have been drawn anew for its width. */
export async function tooWideBy(page: Page): Promise<number> {
  let wide = await page.evaluate<number>(overflow);
  for (let tries = 0; wide > 0 && tries < 20; tries++) {
    await page.waitForTimeout(100);
    wide = await page.evaluate<number>(overflow);
  }
  return wide;
}

/** Looks at an open page in one way: sets width and theme in place, and says what is wrong. */
export async function lookAt(page: Page, { width, theme, withAxe }: Look): Promise<string[]> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`);
  await settle(page);
  const wide = await tooWideBy(page);
  const found = wide > 0 ? [`${wide} px too wide`] : [];
  found.push(...(await cutTexts(page)).map((one) => `cut off: ${one}`));
  if (withAxe) found.push(...(await axeFindings(page)));
  return found.map((one) => `${width} px, ${theme}: ${one}`);
}

/** Where the pictures and findings of a page are kept; undefined without `HAMKOR_LOOK`. */
function placeOf(name: string): string | undefined {
  if (folder === undefined) return undefined;
  const place = join(folder, name.replace(/[^a-z0-9]+/gi, "-"));
  mkdirSync(place, { recursive: true });
  return place;
}

/** What was found of a page in a language before the look was stopped; undefined when it was not looked at whole. */
export function keptFindings(name: string, language: string): readonly string[] | undefined {
  const file = join(placeOf(name) ?? "", `${language}.json`);
  return isFull && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** Keeps what was found of a page in a language, as a mark that it has been looked at whole. */
export function keepFindings(name: string, language: string, found: readonly string[]): void {
  const place = placeOf(name);
  if (place) writeFileSync(join(place, `${language}.json`), `${JSON.stringify(found, null, 1)}\n`);
}

/** Keeps a picture of the page as it is, where `HAMKOR_LOOK` names a folder. */
export async function picture(page: Page, name: string, language: string, look: Look) {
  const place = placeOf(name);
  if (place === undefined) return;
  await page.screenshot({
    path: join(place, `${language}-${look.width}-${look.theme}.jpg`),
    type: "jpeg",
    quality: 60,
    fullPage: true,
  });
}
