import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { charactersOf } from "./glyphs.ts";

const require = createRequire(import.meta.url);
const subsets = ["latin", "latin-ext", "cyrillic", "cyrillic-ext"];
const letters = "әғқңөұүһіўҳӣӯҷӘҒҚҢӨҰҮҺІЎҲӢӮҶʻʼ’‘0123456789ёйъщҒўҚçñşğäöüžý";

describe("the two families of letters", () => {
  it.each(["source-serif-4", "source-sans-3"])(
    "%s draw every letter of the languages read",
    (family) => {
      const folder = dirname(require.resolve(`@fontsource-variable/${family}/package.json`));
      const drawn = new Set<number>();
      for (const subset of subsets) {
        const file = join(folder, "files", `${family}-${subset}-wght-normal.woff2`);
        for (const code of charactersOf(readFileSync(file))) drawn.add(code);
      }
      const missing = [...letters].filter((letter) => !drawn.has(letter.codePointAt(0) ?? 0));
      expect(missing).toEqual([]);
    },
  );

  it("are told from a letter that they lack", () => {
    const folder = dirname(require.resolve("@fontsource-variable/source-sans-3/package.json"));
    const latin = charactersOf(
      readFileSync(join(folder, "files", "source-sans-3-latin-wght-normal.woff2")),
    );
    expect(latin.has("a".codePointAt(0) ?? 0)).toBe(true);
    expect(latin.has("қ".codePointAt(0) ?? 0)).toBe(false);
  });
});
