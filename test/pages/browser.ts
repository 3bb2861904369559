import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const candidates = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** Where the server under test answers. Throws: when HAMKOR_URL does not say. */
export function origin(): string {
  const url = process.env.HAMKOR_URL;
  if (!url) throw new Error("HAMKOR_URL names no server: start one and say where it is.");
  return url.replace(/\/$/, "");
}

/** A browser without a window and without a wish to call home. Throws: when none is installed. */
export function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error("No Chromium found: name one with CHROMIUM=/path/to/chrome.");
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...extra,
    ],
  });
}

/** What a page did that it should not have done. */
export interface Watch {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

interface Manner {
  readonly width?: number;
  readonly theme?: string;
  /** Whether answers of the server that are errors are part of the test. */
  readonly expectsErrors?: boolean;
}

/** A page that notes every console error, thrown error, blocked part and request to another origin. */
export async function watchPage(browser: Browser, manner: Manner = {}): Promise<Watch> {
  const width = manner.width ?? 1440;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: "reduce",
  });
  const complaints: string[] = [];
  await context.addInitScript(
    `document.addEventListener("securitypolicyviolation", (event) =>
      console.error("policy: " + event.violatedDirective + " " + event.blockedURI));` +
      (manner.theme ? `localStorage.setItem("hamkor.theme", "${manner.theme}");` : ""),
  );
  context.on("request", (request) => {
    const url = request.url();
    const isOwn = [origin(), "blob:", "data:"].some((start) => url.startsWith(start));
    if (!isOwn) complaints.push(`request to ${url}`);
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    if (manner.expectsErrors && message.text().startsWith("Failed to load resource")) return;
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`console: ${message.text()}`);
    }
  });
  return { page, context, complaints };
}

/** Opens an address and waits until its answers are drawn. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(origin() + path);
  await settle(page);
}

/**
 * Waits until an expression is true of the page.
 *
 * The browser's own way to wait evaluates text inside the page, which the strict policy forbids: this asks from outside.
 */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await page.evaluate<boolean>(`Boolean(${expression})`)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`Never true of ${page.url()}: ${expression}`);
}

/** Goes by `g` and a letter, one right after the other as a hand does: the letter counts within a second and a half. */
export async function jump(page: Page, letter: string): Promise<void> {
  await Promise.all(["g", letter].map((key) => page.keyboard.press(key)));
}

/** Waits until the page of the address is drawn and shows no answer that is still to come. */
export async function settle(page: Page): Promise<void> {
  await until(
    page,
    `document.querySelector("main h1, main .problem") && document.querySelector(
      "main[aria-busy=true], main .waiting, main [aria-busy=true], main .map-space") === null`,
  );
  // What watches sizes has then seen them.
  await page.evaluate(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
  );
}

/** An answer of the server. */
export async function answerOf<T>(path: string): Promise<T> {
  const response = await fetch(origin() + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

/** The last part of a path of the pages, written as the pages write it. */
export function part(id: string): string {
  return `${encodeURIComponent(id)}${id.includes(".") ? "/" : ""}`;
}
