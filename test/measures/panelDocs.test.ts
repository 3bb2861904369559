import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import * as measures from "../../src/measures/index.ts";
import { readLayouts } from "../../src/measures/layoutRead.ts";
import { sourceShape } from "../../src/measures/layoutShape.ts";

const guide = readFileSync("docs/panel.md", "utf8");
const folder = "../shared/data/states";
const block = (language: string) => guide.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";

describe("docs/panel.md", () => {
  it("names every column that a layout gives, with unit, and every source with its terms", () => {
    const { layouts, derived } = readLayouts();
    const columns = layouts.flatMap(({ tables }) =>
      tables.flatMap((table) => ("columns" in table ? table.columns : [])),
    );
    for (const { name, unit } of [...columns, ...derived]) {
      const line = guide.split("\n").find((one) => one.startsWith(`| \`${name}\` |`));
      expect(line?.includes(` ${unit} |`), name).toBe(true);
    }
    const giving = layouts.filter(({ tables }) => tables.some((table) => "columns" in table));
    for (const { title, edition, licence, redistribute } of giving) {
      expect(guide).toContain(
        `### ${title}\n\nEdition ${edition}; ${licence}; may be passed on: ${redistribute}.`,
      );
    }
  });

  it("has a layout to copy that is read as it stands", () => {
    expect(sourceShape.safeParse(load(block("yaml"))).error).toBeUndefined();
  });

  it.skipIf(!existsSync(folder))("has an example that runs", () => {
    const code = block("js");
    const names = /import \{ ([^}]+) \} from "hamkor";/.exec(code)?.[1] ?? "";
    const body = code.replace(/^import .*$/m, "");
    const run = new Function(
      "hamkor",
      "folder",
      `const { ${names} } = hamkor; ${body}; return { panel, offered };`,
    );
    const { panel, offered } = run(measures, folder);
    expect(panel.rows).toBe(24);
    expect(panel.columns.map((column: measures.Column) => column.name)).toContain(
      "dependence.cow.trade_to_gdp.a",
    );
    expect(offered).toContain("language.glottolog.main");
  });
});
