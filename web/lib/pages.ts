import type { Component } from "svelte";
import { speakOn } from "./language.svelte.ts";

/** A page: drawn for a path, from which it reads what it is about. */
export type Page = Component<{ path: string }>;

type Load = () => Promise<{ default: Page }>;

// Pages beyond the first come when they are asked for, and with them the words that they speak.
const pages: readonly (readonly [RegExp, Load])[] = [
  [/^\/cell$/, () => import("../pages/Cell.svelte")],
  [/^\/documents$/, () => import("../pages/Documents.svelte")],
  [/^\/documents\/.+$/, () => import("../pages/Reader.svelte")],
  [/^\/register$/, () => import("../pages/Register.svelte")],
  [/^\/register\/[^/]+\/.+$/, () => import("../pages/Entry.svelte")],
  [/^\/timeline$/, () => import("../pages/Timeline.svelte")],
  [/^\/delivery$/, () => import("../pages/Delivery.svelte")],
  [/^\/doctrines$/, () => import("../pages/Doctrines.svelte")],
  [/^\/disagreements$/, () => import("../pages/Disagreements.svelte")],
  [/^\/disputes$/, () => import("../pages/Disputes.svelte")],
  [/^\/queue$/, () => import("../pages/Queue.svelte")],
  [/^\/changes$/, () => import("../pages/Changes.svelte")],
  [/^\/indicators$/, () => import("../pages/Indicators.svelte")],
  [/^\/position$/, () => import("../pages/Position.svelte")],
  [/^\/likeness$/, () => import("../pages/Likeness.svelte")],
  [/^\/indexes(\/[^/]+)?$/, () => import("../pages/Index.svelte")],
  [/^\/scenarios$/, () => import("../pages/Scenarios.svelte")],
  [/^\/scenarios\/.+$/, () => import("../pages/Scenario.svelte")],
  [/^\/package$/, () => import("../pages/Package.svelte")],
  [/^\/panel$/, () => import("../pages/Panel.svelte")],
  [/^\/search$/, () => import("../pages/Search.svelte")],
  [/^\/briefs$/, () => import("../pages/Brief.svelte")],
  [/^\/check$/, () => import("../pages/Check.svelte")],
  [/^\/accounting$/, () => import("../pages/Accounting.svelte")],
  [/^\/docs$/, () => import("../pages/Docs.svelte")],
  [/^\/docs\/.+$/, () => import("../pages/Doc.svelte")],
  [/^\/limits$/, () => import("../pages/Limits.svelte")],
  [/^\/accessibility$/, () => import("../pages/Accessibility.svelte")],
  [/^\/explain\/.+$/, () => import("../pages/Explain.svelte")],
];

// Pages on which something is decided are never framed by another page (as the server has it).
const neverFramed = /^\/(queue|check)$/;

/** The loads of every page but the first, and before them that of the words they speak; a load done once costs nothing anew. */
export function everyPage(): readonly (() => Promise<unknown>)[] {
  return [speakOn, ...pages.map(([, load]) => load)];
}

/** The page that stands under a path; the page for wrong addresses if there is none. */
export async function pageFor(path: string, isFramed = false): Promise<Page> {
  const isShown = !isFramed || !neverFramed.test(path);
  const found = isShown ? pages.find(([pattern]) => pattern.test(path)) : undefined;
  const load: Load = found ? found[1] : () => import("../pages/NotFound.svelte");
  const [page] = await Promise.all([load(), speakOn()]);
  return page.default;
}
