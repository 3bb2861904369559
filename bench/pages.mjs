// The pages in Chromium: first view in each language, every change of page, and a document of 300 pages scrolled from end
// to end; each by the clock and by the time of the page's main thread, which other work on the machine does not lengthen.
// Budgets: first view ready in 1.5 s; change of page 200 ms; no frame over 50 ms while scrolling.
// Usage: node scripts/build.mjs && node bench/pages.mjs [pages of the long document] [reader | shipped]; the second word
// leaves out the other half. CHROMIUM names another browser.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { measureReader } from "./pages/reader.mjs";
import { served } from "./pages/serve.mjs";
import { measureShipped } from "./pages/shipped.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = Number(process.argv[2] ?? 300);
const half = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), "hamkor-bench-pages-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-background-networking"],
});
try {
  sayLoad("at the beginning");
  console.log("| what | of | clock: median, 9 of 10, most | thread: median, 9 of 10, most |");
  console.log("| --- | ---: | ---: | ---: |");
  if (half !== "reader") {
    await served(root, ["--store", join(folder, "store")], (origin) =>
      measureShipped(browser, origin),
    );
  }
  if (half !== "shipped") {
    const dossier = join(folder, "dossier");
    cpSync(join(root, "test/region/dossier"), dossier, { recursive: true });
    writeFileSync(join(dossier, "documents/en-long.txt"), longText(pages));
    const words = ["--store", join(folder, "store-long"), "--dossier", dossier];
    await served(root, words, (origin) => measureReader(browser, origin));
  }
  sayLoad("at the end");
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} when */
function sayLoad(when) {
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(
    `${when}: load ${load.join(", ")} on ${cpus().length} processors, Node ${process.version}, Chromium ${browser.version()}`,
  );
}

/**
 * A document of so many pages of about 2,400 letters, in paragraphs that differ from each other.
 *
 * @param {number} count
 */
function longText(count) {
  /** @param {number} page @param {number} place */
  const paragraph = (page, place) =>
    `${page}.${place} Arlania and Borsia agreed to share the herring. In year ${1900 + ((page * 7 + place) % 120)} the two fleets together may catch ${page * 100 + place} tonnes, and the parliament of Borsia asked for a report on the fishing grounds of the Vella before the next season opens. Fishing without a licence is a threat to the livelihood of both coasts, and the commission has not replied to letter ${place} of chapter ${page}.`;
  const written = Array.from({ length: count }, (_, i) =>
    Array.from({ length: 6 }, (_, j) => paragraph(i + 1, j + 1)).join("\n\n"),
  );
  return `The long report (invented)\n\n${written.join("\n\n")}\n`;
}
