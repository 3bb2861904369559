import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Queue } from "../../src/server/contract.ts";
import { answerOf, jump, openBrowser, settle, until, watchPage } from "./browser.ts";

// Decides on a copy of the dossier with papers added, on a server of its own: the shipped one is never written.
const papers = fileURLToPath(new URL("../fixtures/queue/en-papers.txt", import.meta.url));
const before = process.env.HAMKOR_URL;
const folder = mkdtempSync(join(tmpdir(), "hamkor-queue-"));
const dossier = join(folder, "dossier");
let server: ChildProcess;
let browser: Browser;

beforeAll(async () => {
  cpSync("dossiers/central-asia", dossier, { recursive: true });
  cpSync(papers, join(dossier, "documents", "en-papers.txt"));
  server = spawn(
    process.execPath,
    ["bin/hamkor.mjs", "serve", "--json", "--port", "0", "--no-watch"].concat(
      ["--dossier", dossier],
      ["--store", join(folder, "store")],
    ),
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  process.env.HAMKOR_URL = await addressOf(server);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
  if (before !== undefined) process.env.HAMKOR_URL = before;
});

function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    process.stdout?.on("data", (chunk) => {
      printed += chunk;
      const found = /"url": "([^"]+)"/.exec(printed);
      if (found?.[1]) resolve(found[1]);
    });
    process.on("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

const lines = () =>
  readdirSync(join(dossier, "decisions"))
    .filter((name) => name.endsWith(".csv"))
    .flatMap((name) =>
      readFileSync(join(dossier, "decisions", name), "utf8")
        .trim()
        .split("\n")
        .slice(1),
    );
const queue = (state: string) => answerOf<Queue>(`/api/queue?state=${state}&limit=500`);

describe("the queue, by keyboard alone", () => {
  it("opens by g and q, decides ten proposals, opens the source passage of each, and takes one back", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await page.goto(process.env.HAMKOR_URL ?? "");
    await settle(page);
    await jump(page, "q");
    await page.waitForURL(/\/queue/);
    await page.waitForSelector(".queued");
    const { total } = await queue("open");
    expect(total).toBeGreaterThanOrEqual(10);

    for (let turn = 0; turn < 10; turn++) {
      await until(page, `document.querySelector(".queued.chosen") !== null`);
      const wanted = await page.locator(".queued.chosen .says a").first();
      const quote = await wanted.textContent();
      await page.keyboard.press("o");
      await page.waitForURL(/\/documents\//);
      await page.waitForSelector("#at");
      const marked = await page.evaluate<string>(
        `[...document.querySelectorAll(".passage mark")].map((mark) => mark.textContent).join("")`,
      );
      expect(marked).toBe(quote);
      await page.goBack(); // the browser's own Alt and left arrow, which reach no page without a window
      await page.waitForURL(/\/queue/);
      await page.waitForSelector(".queued.chosen");
      const chosen = await page.evaluate<string>(
        `document.querySelector(".queued.chosen [data-proposal]").dataset.proposal`,
      );
      await page.keyboard.press(turn % 3 === 2 ? "r" : "a");
      if (turn === 0) {
        await page.waitForSelector("dialog[open] #person-name");
        await page.keyboard.type("Madina Tester");
        await page.keyboard.press("Enter");
      }
      await until(
        page,
        `document.querySelector(".queued.chosen [data-proposal]")?.dataset.proposal !== ${JSON.stringify(chosen)}`,
      );
    }
    await expect.poll(() => lines().length, { timeout: 60_000 }).toBe(10);
    await expect
      .poll(async () => (await queue("open")).total, { timeout: 90_000 })
      .toBe(total - 10);
    expect((await queue("accepted")).total).toBe(7);
    expect((await queue("rejected")).total).toBe(3);

    await page.keyboard.press("u");
    await expect.poll(() => lines().length, { timeout: 60_000 }).toBe(11);
    await expect.poll(async () => (await queue("open")).total, { timeout: 90_000 }).toBe(total - 9);
    expect(lines().at(-1)).toContain("undo");
    expect(complaints).toEqual([]);
    await context.close();
  }, 400_000);

  it("corrects a date by keyboard, and the register then has the corrected act", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await context.addInitScript(`localStorage.setItem("hamkor.person", "Madina Tester")`);
    const open = (await queue("open")).proposals.find(({ kind }) => kind === "agreement");
    if (!open) throw new Error("No agreement is left open to correct.");
    await page.goto(`${process.env.HAMKOR_URL}queue?at=${open.id}`);
    await page.waitForSelector(".queued.chosen");
    await page.keyboard.press("c");
    await page.waitForSelector("#correct-date");
    await page.locator("#correct-date").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("2026-04-01");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await queue("corrected")).total, { timeout: 90_000 }).toBe(1);
    const { acts } = await answerOf<{ acts: { date: string }[] }>(
      `/api/register/agreement/${encodeURIComponent(open.entry ?? "")}`,
    );
    expect(acts.map(({ date }) => date)).toContain("2026-04-01");
    expect(complaints).toEqual([]);
    await context.close();
  }, 200_000);

  it("splits a proposal into two by keyboard, and the register then has both", async () => {
    const { page, context, complaints } = await watchPage(browser);
    await context.addInitScript(`localStorage.setItem("hamkor.person", "Madina Tester")`);
    const open = (await queue("open")).proposals.find(({ kind }) => kind === "agreement");
    if (!open) throw new Error("No agreement is left open to split.");
    await page.goto(`${process.env.HAMKOR_URL}queue?at=${open.id}`);
    await page.waitForSelector(".queued.chosen");
    await page.keyboard.press("s");
    await page.waitForSelector("#split-2-date");
    expect(await page.evaluate("document.activeElement.id")).toBe("split-1-title");
    // Both parts are as proposed yet: there is nothing to split.
    expect(
      await page.locator("form.corrections:has(#split-2) button[type=submit]").isDisabled(),
    ).toBe(true);
    const tabTo = async (id: string) => {
      for (let step = 0; step < 30; step++) {
        if ((await page.evaluate("document.activeElement.id")) === id) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`The focus never came to ${id}.`);
    };
    for (const [id, day] of [
      ["split-1-date", "2026-05-01"],
      ["split-2-date", "2026-05-02"],
    ] as const) {
      await tabTo(id);
      await page.keyboard.press("Control+a");
      await page.keyboard.type(day);
    }
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await queue("split")).total, { timeout: 90_000 }).toBe(1);
    const { entries } = await answerOf<{ entries: { date?: string }[] }>(
      "/api/register/agreement?limit=1000",
    );
    expect(entries.map(({ date }) => date)).toEqual(
      expect.arrayContaining(["2026-05-01", "2026-05-02"]),
    );
    expect(complaints).toEqual([]);
    await context.close();
  }, 200_000);

  it("leaves single letters alone once they are switched off", async () => {
    const { page, context } = await watchPage(browser);
    await context.addInitScript(
      `localStorage.setItem("hamkor.person", "Madina Tester"); localStorage.setItem("hamkor.keys", "off")`,
    );
    const { total } = await queue("open");
    await page.goto(`${process.env.HAMKOR_URL}queue`);
    await page.waitForSelector(".queued");
    for (const key of ["a", "r", "u", "j"]) await page.keyboard.press(key);
    await page.waitForTimeout(500);
    expect((await queue("open")).total).toBe(total);
    expect(await page.locator(".queued.chosen").count()).toBe(1);
    await context.close();
  });
});
