// The guides that are made from code, as texts: the script writes them, a test compares them.

/**
 * @param {readonly import("../../src/store/index.ts").Stage<never>[]} stages
 * @param {typeof import("../../src/store/index.ts")} store
 */
export function describeTables(stages, store) {
  const tables = [...stages.flatMap((stage) => [...stage.writes]), store.finding];
  return [
    "# Tables of the store",
    "",
    "Made from the declarations in each room's `table.ts` (`npm run docs`). “Rests on” is the column that lineage",
    "follows (`hamkor explain ID`).",
    "",
    ...tables.map((table) => store.describeTable(table)),
  ].join("\n");
}

/**
 * @param {readonly string[]} names
 * @param {(name?: string) => Promise<string>} help
 */
export async function describeCommands(names, help) {
  const parts = ["# Commands", "", "Made from the commands themselves (`npm run docs`).", ""];
  for (const name of names)
    parts.push(`## ${name}`, "", "```text", (await help(name)).trimEnd(), "```", "");
  return parts.join("\n");
}
