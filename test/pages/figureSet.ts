import type { Page } from "playwright-core";

// What each figure of a page lacks, and each drawing that stands in no figure.
const lacking = `(() => {
  const out = [];
  const shown = (one) => one.getBoundingClientRect().width > 0;
  const ids = new Set();
  for (const figure of document.querySelectorAll("main figure[data-figure]")) {
    const id = figure.dataset.figure;
    const need = (what, is) => { if (!is) out.push(id + " lacks " + what); };
    need("a name of its own", id && !ids.has(id));
    ids.add(id);
    const text = (part) => figure.querySelector(":scope " + part)?.textContent.trim() ?? "";
    need("a kind", figure.dataset.kind);
    need("a title", text(".figure-title"));
    need("unit, period or count", text(".figure-about").includes(";") || /\\d/.test(text(".figure-about")));
    need("a source line", text(".source"));
    need("a table", figure.querySelector("details.figure-twin summary"));
    const keys = figure.querySelector(".reading input[type=range]");
    need("a reading by keys", keys && keys.getAttribute("aria-label") && keys.tabIndex === 0);
    const isEmpty = figure.querySelector(".figure-drawing .empty") !== null;
    need("marks to read", isEmpty || figure.querySelector(".figure-drawing [data-say]"));
    for (const mark of figure.querySelectorAll("[data-say]"))
      if (!mark.dataset.say || /NaN|\\[object|: undefined/.test(mark.dataset.say)) { need("words at a mark: " + mark.dataset.say, false); break; }
    for (const tool of ["png", "svg", "csv", "xlsx", "link", "cite", "embed"])
      need("the tool " + tool, figure.querySelector(".figure-tools [data-tool=" + tool + "]"));
    if (/NaN|\\[object/.test(figure.textContent)) need("words: " + text(".figure-title") + text(".figure-about"), false);
  }
  for (const svg of document.querySelectorAll("main svg")) {
    if (svg.parentElement.closest("svg") || svg.closest("figure[data-figure], .brief-paper")) continue;
    const { width, height } = svg.getBoundingClientRect();
    if (width > 90 && height > 40) out.push("a drawing in no figure: " + (svg.getAttribute("aria-label") ?? svg.outerHTML).slice(0, 80));
  }
  return [out, ids.size];
})()`;

/**
 * What the figures of an open page lack of the set that every figure has: title, unit or count, source, table, reading by
 * keys with words at every mark, files, citation, frame; and large drawings that stand in no figure. Those of a brief are
 * handed over with its paper.
 */
export async function figuresLacking(page: Page): Promise<readonly string[]> {
  const folds = `document.querySelectorAll("main details.measured").forEach((one) => { one.open = true; })`;
  await page.evaluate(folds);
  // What is folded is made when it is opened.
  await page.evaluate(
    "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))",
  );
  const [odd] = await page.evaluate<[string[], number]>(lacking);
  return odd.map((one) => `figure: ${one}`);
}
