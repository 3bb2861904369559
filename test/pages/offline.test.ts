import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, settle, until } from "./browser.ts";

// The invented region as one file and as a site, made by the command, with the network of the browser cut.

const root = join(import.meta.dirname, "../..");
let folder = "";
let browser: Browser;
let server: Server;
let base = "";
const missed: string[] = [];

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const run = (...words: readonly string[]) => {
  const place = ["--dossier", join(folder, "dossier"), "--store", join(folder, "store")];
  return execFileSync(process.execPath, ["bin/hamkor.mjs", "export", ...words, ...place], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
};

/** A server that knows nothing but files, of a folder somewhere below its root. */
function serveFiles(path: string): Promise<Server> {
  const made = createServer((request, response) => {
    const asked = (request.url ?? "").replace(/^\/papers\/2016\//, "").replace(/[?#].*$/, "");
    const name = asked === "" ? "index.html" : asked;
    try {
      const body = readFileSync(join(path, name));
      response.setHeader("content-type", types[extname(name)] ?? "text/plain");
      response.end(body);
    } catch {
      missed.push(name);
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => made.listen(0, "127.0.0.1", () => resolve(made)));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-offline-"));
  cpSync(join(root, "test/region/dossier"), join(folder, "dossier"), { recursive: true });
  run("--offline", join(folder, "one.html"));
  run("--site", join(folder, "site"), "--pair", "ARL-BOR", "--language", "ru");
  browser = await openBrowser();
  server = await serveFiles(join(folder, "site"));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers/2016/`;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that notes every request to elsewhere, every refusal and every error. */
async function openPage(allowed: RegExp, offline: boolean, width = 1280) {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    reducedMotion: "reduce",
    offline,
    locale: "en-GB",
  });
  const complaints: string[] = [];
  await context.addInitScript(
    `document.addEventListener("securitypolicyviolation", (event) =>
      console.error("policy: " + event.violatedDirective + " " + event.blockedURI));`,
  );
  context.on("request", (request) => {
    if (!allowed.test(request.url())) complaints.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return { page, context, complaints };
}

async function visit(page: Page, start: string, path: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${start}#${path}`);
  await settle(page);
}

const count = (page: Page, selector: string) =>
  page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const text = (page: Page, selector: string) =>
  page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);

/** Matrix, register, figure, search, reader: the same walk through a file and through a site. */
async function walk(page: Page, start: string): Promise<void> {
  await visit(page, start, "/");
  expect(await count(page, ".matrix tbody tr")).toBe(3);
  await until(page, `document.querySelectorAll("main svg path").length > 3`);

  await page.click('.nav a[href^="#/register"]');
  await until(page, `document.querySelectorAll("table.entries tbody tr").length > 2`);
  const listed = await count(page, "table.entries tbody tr");
  await page.click("table.entries tbody a.entry-title");
  await until(page, `location.hash.startsWith("#/register/agreement/")`);
  await settle(page);
  expect(await text(page, "main h1")).not.toBe("");
  await page.goBack();
  await until(page, `document.querySelectorAll("table.entries tbody tr").length === ${listed}`);

  await visit(page, start, "/indicators");
  await until(page, `document.querySelector("main figure svg path, main svg path")`);

  await visit(page, start, "/search?q=herring&mode=folded");
  expect(await text(page, ".search-count")).toMatch(/\d+ /);
  expect(await count(page, ".hits li")).toBeGreaterThan(0);
  await until(page, `document.querySelector(".register-hits dd a")`);
  await page.click(".hits li a[href*='at=']");
  await until(page, `document.querySelector("#at")`);
  expect((await text(page, ".passage mark")).toLowerCase()).toContain("herring");
}

describe("one file, opened from the disk with the network cut", () => {
  const start = () => pathToFileURL(join(folder, "one.html")).href;
  const allowed = /^(file|data|blob|about):/;

  it("shows matrix, map, register, figure, search and a reader at a quote, and asks nothing of anybody", async () => {
    const { page, context, complaints } = await openPage(allowed, true);
    await walk(page, start());
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("changes its language where the reader is, at the width of a phone", async () => {
    const { page, context, complaints } = await openPage(allowed, true, 390);
    await visit(page, start(), "/register?kind=dispute");
    await page.selectOption(".masthead select", "kk");
    await until(page, `document.documentElement.lang === "kk"`);
    expect(await text(page, "main h1")).toBe("Тізілім");
    expect(await page.evaluate<string>("location.hash")).toContain("kind=dispute");
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(
      true,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("says by which command what it does not have is worked out", async () => {
    const { page, context, complaints } = await openPage(allowed, true);
    await visit(page, start(), "/check");
    expect(await text(page, "main .problem code")).toBe("hamkor check FILE");
    await visit(page, start(), "/?asOf=2001-01-01");
    expect(await text(page, "main .problem code")).toBe("hamkor serve");
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("stays as it was when the next one cannot be made", () => {
    const path = join(folder, "one.html");
    const before = readFileSync(path);
    expect(() => run("--offline", path, "--pair", "ARL-XXX")).toThrow(/XXX/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe("a site on a server that knows nothing but files, in a folder of its own", () => {
  it("shows the same, and asks its own folder alone", async () => {
    const own = base.replace(/[.?/]/g, "\\$&");
    const { page, context, complaints } = await openPage(
      new RegExp(`^(${own}|data:|blob:|about:)`),
      false,
    );
    await visit(page, base, "/?lang=en");
    await walk(page, `${base}index.html`);
    expect(complaints).toEqual([]);
    expect(missed).toEqual([]);
    await context.close();
  });
});
