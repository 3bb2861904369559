import { type Codebook, codebookTexts, type Forms, loadCodebooks } from "../evidence/index.ts";
import { pairObservation, series } from "../indicators/index.ts";
import {
  act,
  agreement,
  commitment,
  dispute,
  doctrine,
  meeting,
  priority,
  state,
} from "../register/index.ts";
import type { Dossier } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { languages } from "../terms/index.ts";
import { term } from "../texts/index.ts";
import { readThings, type Things } from "./things.ts";

/** An entry of the register as a text may name it. */
export interface NamedEntry {
  readonly id: string;
  readonly kind: "agreement" | "doctrine" | "dispute" | "commitment" | "meeting";
  readonly titles: Readonly<Record<string, string>>;
  readonly parties: readonly string[];
  /** Term that a doctrine gives itself, as an interval. */
  readonly period: string | undefined;
  /** Dates of its acts and of the meeting, by which a text may tell it from others of its name. */
  readonly dates: readonly string[];
  /** The agreement that a commitment is part of. */
  readonly agreement: string | undefined;
  readonly place: string | undefined;
  /** What a promise is to reach, in the plain unit, and when. */
  readonly target?: { readonly value: number; readonly unit: string } | undefined;
  readonly due?: string | undefined;
}

/**
 * What a reader of claims knows of a region: its states and their names, who borders whom, the register's entries.
 *
 * Shape: `regionNames` are names of the region itself, `otherRegions` of those that a rank may be about instead;
 * `focus` is the pair that “the two states” means where a text names none.
 */
export interface ClaimWorld {
  readonly region: readonly string[];
  readonly focus: readonly [string, string];
  readonly asOf: string;
  readonly states: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** The year since which each state exists, where the register has it. */
  readonly since: ReadonlyMap<string, number>;
  readonly borders: ReadonlyMap<string, readonly string[]>;
  readonly entries: readonly NamedEntry[];
  /** Doctrines with an order of partners. */
  readonly ordered: ReadonlySet<string>;
  readonly regionNames: Forms;
  readonly otherRegions: Forms;
  readonly codebooks: readonly Codebook[];
  /** Rivers, reservoirs and flows with figures of their own. */
  readonly things: Things;
}

/** The concept whose pairs are the land borders. */
const landBorders = "border-length";

/**
 * Reads what a reader of claims must know from a built dossier.
 *
 * Throws: `table-not-declared` when the store was opened without register, indicators and glossary.
 */
export async function readClaimWorld(reader: Reader, dossier: Dossier): Promise<ClaimWorld> {
  const { settings } = dossier;
  const states = await reader.rows(state);
  const regions = await readRegions(reader, settings.title);
  const ranked = (await reader.rows(priority)).filter((one) => one.rank !== undefined);
  return {
    region: settings.states,
    focus: settings.focus,
    asOf: settings.asOf,
    states: new Map(states.map((one) => [one.iso3, one.names])),
    since: new Map(
      states.flatMap(({ iso3, existsFrom }) =>
        existsFrom === undefined ? [] : [[iso3, Number(existsFrom.slice(0, 4))] as const],
      ),
    ),
    borders: await readBorders(reader),
    entries: await readEntryNames(reader),
    ordered: new Set(ranked.map((one) => one.doctrine)),
    ...regions,
    codebooks: loadCodebooks(codebookTexts(dossier)),
    things: readThings(dossier),
  };
}

async function readBorders(reader: Reader): Promise<ClaimWorld["borders"]> {
  const ids = (await reader.rows(series, { where: { concept: landBorders } })).map((one) => one.id);
  const found = new Map<string, Set<string>>();
  const note = (from: string, to: string): void => {
    found.set(from, (found.get(from) ?? new Set()).add(to));
  };
  for (const id of ids) {
    for (const row of await reader.rows(pairObservation, { where: { series: id } })) {
      if (row.value === undefined || row.value <= 0) continue;
      note(row.from, row.to);
      note(row.to, row.from);
    }
  }
  return new Map([...found].map(([iso3, others]) => [iso3, [...others].sort()]));
}

type Names = Partial<Record<(typeof languages)[number], readonly string[]>>;

/** The region's own name is the one that the dossier's title begins with; the glossary has it in all spellings. */
async function readRegions(
  reader: Reader,
  title: Readonly<Record<string, string>>,
): Promise<Pick<ClaimWorld, "regionNames" | "otherRegions">> {
  const terms = await reader.rows(term, { where: { category: "region" } });
  const own: Names = {};
  const others: Names = {};
  for (const one of terms) {
    const names = {
      en: one.en,
      "uz-Latn": one.uz_latn,
      "uz-Cyrl": one.uz_cyrl,
      ru: one.ru,
      kk: one.kk,
    };
    const isOwn = languages.some(
      (tag) => names[tag] !== undefined && title[tag]?.startsWith(names[tag] ?? " "),
    );
    for (const tag of languages) {
      const forms = (names[tag] ?? "").split(";").map((form) => form.replace(/\(.*\)/, "").trim());
      const to = isOwn ? own : others;
      to[tag] = [...(to[tag] ?? []), ...forms.filter((form) => form !== "")];
    }
  }
  if (Object.keys(own).length > 0) return { regionNames: own, otherRegions: others };
  for (const tag of languages) {
    const head = title[tag]?.split(" — ")[0];
    if (head !== undefined) own[tag] = [head];
  }
  return { regionNames: own, otherRegions: others };
}

/** How units of the register count the plain unit: “mln USD”. */
const scales: Readonly<Record<string, number>> = { thousand: 1e3, mln: 1e6, bn: 1e9 };

function targetOf(value: number | undefined, unit: string | undefined): NamedEntry["target"] {
  if (value === undefined || unit === undefined) return undefined;
  const [scale = "", ...rest] = unit.split(" ");
  const factor = scales[scale];
  if (factor === undefined || rest.length === 0) return { value, unit };
  return { value: value * factor, unit: rest.join(" ") };
}

async function readEntryNames(reader: Reader): Promise<readonly NamedEntry[]> {
  const dates = new Map<string, string[]>();
  for (const one of await reader.rows(act)) {
    dates.set(one.entry, [...(dates.get(one.entry) ?? []), one.date]);
  }
  const none = { period: undefined, agreement: undefined, place: undefined };
  const dated = (id: string): readonly string[] => dates.get(id) ?? [];
  const agreements = (await reader.rows(agreement)).map(({ id, title, parties }): NamedEntry => {
    return { ...none, id, kind: "agreement", titles: title, parties, dates: dated(id) };
  });
  const doctrines = (await reader.rows(doctrine)).map(
    ({ id, title, states, period }): NamedEntry => {
      return {
        ...none,
        id,
        kind: "doctrine",
        titles: title,
        parties: states,
        period,
        dates: dated(id),
      };
    },
  );
  const disputes = (await reader.rows(dispute)).map(({ id, title, parties }): NamedEntry => {
    return { ...none, id, kind: "dispute", titles: title, parties, dates: dated(id) };
  });
  const promises = (await reader.rows(commitment)).map((one): NamedEntry => {
    const { id, title, obligors, agreement: of } = one;
    return {
      ...none,
      id,
      kind: "commitment",
      titles: title,
      parties: obligors,
      agreement: of,
      dates: dated(id),
      target: targetOf(one.targetValue, one.unit),
      due: one.due,
    };
  });
  const meetings = (await reader.rows(meeting)).map((one): NamedEntry => {
    const { id, title, participants, place, dateFrom } = one;
    return {
      ...none,
      id,
      kind: "meeting",
      titles: title,
      parties: participants,
      place,
      dates: [dateFrom, ...dated(id)],
    };
  });
  return [...agreements, ...doctrines, ...disputes, ...promises, ...meetings];
}
