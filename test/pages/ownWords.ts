import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const folder = new URL("../../web/messages/en/", import.meta.url);
const keys = new Set(
  readdirSync(folder).flatMap((name) =>
    Object.keys(JSON.parse(readFileSync(new URL(name, folder), "utf8"))).map(
      (key) => `${name.replace(".json", "")}.${key}`,
    ),
  ),
);
// Words that no sentence in the other languages has, and hardly an English one is without.
const english =
  /(?<![\p{L}ʻʼ])(the|and|of|with|which|from|was|were|are|is|this|that|their|between|not|has|have|been|its|each|both|billion|year|share|ratio)(?![\p{L}ʻʼ])/iu;

// Papers, journals and projects by their own names.
const named =
  /The Diplomat|The Asia Today|Journal of Peace Research|Correlates of War|Times of Central Asia|Central Asia and the Caucasus/g;

/** What a reader sees or hears that is said to be in the language of the page. */
const saidInOwn = `(() => {
  const own = document.documentElement.lang;
  const out = [document.title];
  const names = ["aria-label", "placeholder", "alt"];
  const walk = (node, lang) => {
    if (node.nodeType === 3) {
      const text = node.data.replace(/\\s+/g, " ").trim();
      if (text && lang === own) out.push(text);
      return;
    }
    if (node.nodeType !== 1 || ["SCRIPT", "STYLE", "CODE", "KBD", "OPTION", "NOSCRIPT"].includes(node.tagName)) return;
    const here = node.getAttribute("lang") ?? lang;
    if (here === own) for (const name of names) if (node.getAttribute(name)) out.push(node.getAttribute(name));
    for (const child of node.childNodes) walk(child, here);
  };
  walk(document.body, own);
  return out;
})()`;

/** Words of the open page that are in English without being marked so, and keys that stand for words. */
export async function foreignWords(page: Page): Promise<string[]> {
  const found: string[] = [];
  const isEnglish = (await page.evaluate<string>("document.documentElement.lang")) === "en";
  for (const text of await page.evaluate<string[]>(saidInOwn)) {
    // Paths, rules and ids are names, in whatever language.
    if (
      !isEnglish &&
      english.test(text.replace(named, " ").replace(/\S+\/\S+|[a-z]+(?:-[a-z\d]+){2,}/g, " "))
    ) {
      found.push(`English: ${text.slice(0, 120)}`);
    }
    if (keys.has(text)) found.push(`bare key: ${text}`);
  }
  return found;
}

/** Makes every word of the open page forty per cent longer, by letters of its own. */
export async function lengthen(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const own = document.documentElement.lang;
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if ((node.parentElement?.closest("[lang]")?.lang ?? own) !== own) continue;
      if (node.parentElement?.closest("svg, script, style, code, kbd")) continue;
      node.data = node.data.replace(/\\p{L}+/gu, (word) => word + word.slice(0, Math.round(word.length * 0.4)));
    }
  })()`);
}

/** An address of the pages in a language. */
export function inLanguage(path: string, tag: string): string {
  const [place = "", hash] = path.split("#");
  return `${place}${place.includes("?") ? "&" : "?"}lang=${tag}${hash ? `#${hash}` : ""}`;
}
