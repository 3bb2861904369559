import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeDocument } from "../../src/evidence/index.ts";
import { cutPassages, extract } from "../../src/texts/index.ts";
import { codebooks, coder } from "./codebooks.ts";

const notes = new URL("../../dossiers/central-asia/documents/", import.meta.url);
const seed = new URL("../../../shared/seed/", import.meta.url);
const files = [
  ...readdirSync(notes).map((name) => new URL(name, notes)),
  ...(existsSync(seed)
    ? readdirSync(seed)
        .filter((name) => name.endsWith(".txt"))
        .map((name) => new URL(name, seed))
    : []),
].filter((file) => /\.(?:md|txt)$/.test(file.pathname));
if (!existsSync(seed)) console.warn("The article is not beside the repository: it is left out.");

describe("every document of the dossier, and the article", () => {
  it("quotes for each item exactly what stands at its place", async () => {
    let items = 0;
    for (const file of files) {
      const name = file.pathname.split("/").at(-1) ?? "";
      const extracted = await extract(readFileSync(file), name);
      const { text } = extracted;
      const passages = cutPassages(extracted, name).map((one) => ({
        ...one,
        text: text.slice(one.start, one.end),
      }));
      const context = { document: name, date: "2025-06-30" };
      for (const one of codeDocument(passages, context, coder, codebooks)) {
        items += 1;
        expect(text.slice(one.start, one.end), one.id).toBe(one.quote);
        for (const mention of one.mentions) {
          expect(text.slice(mention.start, mention.end), one.id).toBe(mention.quote);
        }
        const placed = [...one.dates, ...one.quantities, one.measure ?? []].flat();
        for (const { start, end } of placed) {
          expect(one.start <= start && start < end && end <= one.end, one.id).toBe(true);
        }
      }
    }
    expect(files.length).toBeGreaterThan(30);
    expect(items).toBeGreaterThan(500);
  });
});
