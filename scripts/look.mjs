// Looks at every page in every language, width and theme, with axe, and keeps a picture of each in test/output/look,
// with an index.html that shows them side by side. Takes an hour or two; a share of it is part of `npm test`.
// What was looked at whole is kept beside its pictures: `npm run look -- --go-on` does the rest after a stop.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser, served, testPages } from "./served.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const folder = "test/output/look";
const browser = findBrowser();
if (browser === undefined) {
  console.error("hamkor: no Chromium or Chrome was found: name one with CHROMIUM=/path/to/chrome");
  process.exit(1);
}
if (!process.argv.includes("--go-on")) rmSync(folder, { recursive: true, force: true });
const isFine = await served((url) =>
  testPages({ HAMKOR_URL: url, CHROMIUM: browser, HAMKOR_LOOK: folder }, [
    "test/pages/everyPage.test.ts",
    // Every language at once, so that a page is seen in all of them together.
    "--maxConcurrency=5",
    "--testNamePattern=every page",
  ]),
);
if (existsSync(folder)) writeFileSync(join(folder, "index.html"), gallery());
process.exit(isFine ? 0 : 1);

function gallery() {
  const places = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  const parts = places.map(({ name }) => {
    const pictures = readdirSync(join(folder, name))
      .filter((file) => file.endsWith(".jpg"))
      .sort();
    const shown = pictures.map(
      (file) =>
        `<figure><a href="${name}/${file}"><img loading="lazy" src="${name}/${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
    );
    return `<h2 id="${name}">${name}</h2><div>${shown.join("")}</div>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hamkor: every page</title>
<style>body{font:14px sans-serif}div{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}img{width:280px;height:360px;object-fit:cover;object-position:top;border:1px solid #999}</style>
<h1>Every page, language, width and theme</h1>${parts.join("\n")}</html>\n`;
}
