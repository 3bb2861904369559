import { positionSheet, sourcesCited } from "../briefs/index.ts";
import { answerPosition, readPositionGround } from "../measures/index.ts";
import { Problem } from "../terms/index.ts";
import type { Desk } from "./desk.ts";
import { askedOf, type Exported, inLanguage } from "./exportFile.ts";

/**
 * Where states lie, one row a figure, as `hamkor position --csv` has it, state after state.
 *
 * Throws: `asked-wrongly` for what is no list of codes; `state-unknown`.
 */
export async function exportPosition(
  desk: Desk,
  { states, language }: { readonly states: string; readonly language: string },
): Promise<Exported> {
  const codes = states.split(",").map((one) => one.trim());
  if (codes.length > 50 || codes.some((code) => !/^[A-Z]{3}$/.test(code))) {
    throw new Problem("asked-wrongly", "states= has at most 50 ISO3 codes, with commas.");
  }
  const ground = await desk.once("position", () =>
    readPositionGround(desk.opened.dossier, desk.store),
  );
  const [first, ...others] = codes.map((code) => positionSheet(answerPosition(ground, code)));
  const { settings } = desk.opened.dossier;
  const rows = [...(first?.rows ?? []), ...others.flatMap((sheet) => sheet.rows)];
  const file = first?.columns.findIndex(({ name }) => name === "file") ?? -1;
  const files = rows.flatMap((row) => (typeof row[file] === "string" ? [row[file]] : []));
  return {
    name: `${settings.id}-position-${codes.join("-").slice(0, 60)}`,
    title: `${inLanguage(settings.title, language)}: position`,
    sheets: first === undefined ? [] : [{ ...first, rows }],
    items: sourcesCited(ground.sources),
    day: undefined,
    asked: askedOf({ states: codes.join(",") }),
    files: [...new Set(files)],
    sources: ground.sources.map(({ title, url }) => [title, url].filter(Boolean).join(" ")),
  };
}
