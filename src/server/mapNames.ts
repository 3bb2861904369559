import { languageOf } from "../register/index.ts";
import { readTable } from "../sources/index.ts";
import { term, termLanguages } from "../texts/index.ts";
import type { Desk } from "./desk.ts";

/** Names of towns that maps show and the glossary lacks: `en` as the map spells it, then a column a language. */
export const placeNamesFile = "region/place_names.csv";

/**
 * What maps name, in every language: places and waters of the glossary, then towns of `region/place_names.csv`.
 *
 * Shape: of several forms of a term the first. Missing: a name that neither has stays as the map spells it.
 */
export async function namesOnMaps(desk: Desk): Promise<Record<string, string>[]> {
  const known = await namesOfGlossary(desk);
  const seen = new Set(known.map(({ en }) => en));
  return [...known, ...namesOfTowns(desk).filter(({ en }) => !seen.has(en))];
}

async function namesOfGlossary(desk: Desk): Promise<Record<string, string>[]> {
  const terms = await desk.store.rows(term);
  return terms
    .filter(({ category, en }) => en !== undefined && ["place", "river"].includes(category))
    .map((one) =>
      Object.fromEntries(
        termLanguages.flatMap(([column, tag]) => {
          const form = one[column]?.split(";")[0]?.trim();
          return form ? [[tag, form]] : [];
        }),
      ),
    );
}

function namesOfTowns({ opened: { dossier } }: Desk): Record<string, string>[] {
  const { languages } = dossier.settings;
  const { records = [] } = readTable(dossier, placeNamesFile) ?? {};
  return records
    .filter(({ fields }) => fields.en)
    .map(({ fields }) =>
      Object.fromEntries(
        Object.entries(fields)
          .filter(([, name]) => name !== "")
          .map(([column, name]) => [languageOf(column, languages), name]),
      ),
    );
}
