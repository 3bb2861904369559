import { Problem } from "../terms/index.ts";
import { addFigures } from "./addFigures.ts";
import type { CatalogueColumn } from "./catalogue.ts";
import { deriveColumn } from "./columnFill.ts";
import { type Column, isOfPairs, type Panel, withColumn } from "./panel.ts";
import { createPanel } from "./panelCreate.ts";
import type { PanelGround } from "./panelGround.ts";
import { addRegisterCount } from "./registerColumns.ts";
import { chooseEdition, seriesFigures } from "./seriesFigures.ts";
import { addVotes } from "./voteColumns.ts";

/** Which panel is wanted: its rows, its columns by name, and the day by which a source must have come out. */
export interface PanelRequest {
  readonly grain: Panel["grain"];
  readonly states?: readonly string[] | undefined;
  readonly pairs?: readonly (readonly [string, string])[] | undefined;
  readonly from: number;
  readonly to: number;
  /** Names of the dossier's list or of concepts; `@EDITION` takes that edition, `@every` each one beside the others. */
  readonly columns: readonly string[];
  readonly day: string;
}

/**
 * Makes a panel from what a dossier holds.
 *
 * Throws: `column-unknown` naming what there is; `edition-not-named`, `edition-unknown`; what creating and adding throw.
 */
export async function askPanel(ground: PanelGround, request: PanelRequest): Promise<Panel> {
  const empty = createFor(ground, request);
  let panel = empty;
  for (const name of request.columns) {
    const made = await columnsNamed(ground, empty, name, request.day);
    panel = made.reduce((done, column) => withColumn(done, column), panel);
  }
  return panel;
}

function createFor({ system, followed }: PanelGround, request: PanelRequest): Panel {
  const { states, pairs } = request;
  return createPanel(system, { ...request, states: states ?? (pairs ? undefined : followed) });
}

/** The columns that a name stands for, on the rows of an empty panel. */
async function columnsNamed(
  ground: PanelGround,
  empty: Panel,
  name: string,
  day: string,
): Promise<readonly Column[]> {
  const [base = "", edition] = name.split("@");
  const listed = ground.catalogue.find((one) => one.name === base);
  const hasConcept = ground.series.some(({ concept }) => concept === base);
  const wanted = listed ?? (hasConcept ? { name: base, concept: base } : undefined);
  if (wanted === undefined) throw unknown(ground, base);
  if ("concept" in wanted) return byConcept(ground, empty, { ...wanted, edition }, day);
  if (edition !== undefined) {
    throw new Problem("edition-unknown", `${base} has no editions of its own: name it without @.`);
  }
  return made(ground, empty, wanted, day);
}

interface Concept {
  readonly name: string;
  readonly concept: string;
  readonly prefer?: readonly string[] | undefined;
  readonly edition?: string | undefined;
}

async function byConcept(
  ground: PanelGround,
  empty: Panel,
  wanted: Concept,
  day: string,
): Promise<readonly Column[]> {
  const own = ground.series.filter(({ concept }) => concept === wanted.concept);
  const isEvery = wanted.edition === "every";
  const chosen = isEvery ? own : [chooseEdition(ground.series, wanted.concept, wanted, day)];
  const columns: Column[] = [];
  for (const one of chosen) {
    const as = isEvery ? `${wanted.name}@${one.vintage}` : withEdition(wanted);
    const figures = await seriesFigures(ground.reader, one);
    columns.push(...addFigures(empty, figures, { as }).columns);
  }
  return columns;
}

const withEdition = ({ name, edition }: Concept) =>
  edition === undefined ? name : `${name}@${edition}`;

type Made = Exclude<CatalogueColumn, { readonly concept: string }>;

async function made(
  ground: PanelGround,
  empty: Panel,
  wanted: Made,
  day: string,
): Promise<readonly Column[]> {
  if ("votes" in wanted) {
    const { set, ...column } = wanted.votes;
    const panel = addVotes(empty, await ground.votes(set), [{ ...column, name: wanted.name }]);
    return panel.columns;
  }
  if ("register" in wanted) {
    const head = {
      name: wanted.name,
      label: wanted.label ?? wanted.name,
      unit: "entries",
      sources: [ground.registerSource()],
      note: wanted.note,
    };
    return addRegisterCount(empty, head, wanted.register, await ground.register()).columns;
  }
  const parts = (names: readonly string[]) =>
    Promise.all(names.map((name) => columnsNamed(ground, empty, name, day))).then((all) =>
      all.flat(),
    );
  if ("ratio" in wanted) {
    return ratio(empty, wanted, await parts(wanted.ratio.of), await parts([wanted.ratio.to]));
  }
  if ("difference" in wanted) return difference(empty, wanted, await parts([wanted.difference]));
  return (await parts([wanted.positive])).flatMap(
    (column) =>
      deriveColumn(empty, { ...headOf(wanted), unit: wanted.unit }, [column], ([x]) =>
        (x ?? 0) > 0 ? 1 : 0,
      ).columns,
  );
}

const headOf = ({ name, label, note }: Made) => ({ name, label: label ?? name, note });

/** The parts added up and divided by a figure of each side: one column a side. */
function ratio(
  empty: Panel,
  wanted: Extract<Made, { readonly ratio: unknown }>,
  parts: readonly Column[],
  divisors: readonly Column[],
): readonly Column[] {
  return divisors.flatMap((divisor) => {
    const side = /\.[ab]$/.exec(divisor.name)?.[0] ?? "";
    const head = { ...headOf(wanted), name: wanted.name + side, unit: wanted.unit };
    return deriveColumn(
      empty,
      head,
      [divisor, ...parts],
      ([by = Number.NaN, ...rest]) => rest.reduce((sum, one) => sum + one, 0) / by,
    ).columns;
  });
}

/** How far apart the two states are in a figure of each. */
function difference(
  empty: Panel,
  wanted: Extract<Made, { readonly difference: string }>,
  sides: readonly Column[],
): readonly Column[] {
  if (!isOfPairs(empty)) {
    throw new Problem(
      "grain-mismatch",
      `${wanted.name} is about two states: use a panel of pairs.`,
    );
  }
  const apart = ([one = Number.NaN, other = Number.NaN]: readonly number[]) =>
    Math.abs(one - other);
  return deriveColumn(empty, { ...headOf(wanted), unit: wanted.unit }, sides, apart).columns;
}

/** Names that a dossier's panel knows: those of its list, then its concepts. */
export function panelNames({ catalogue, series }: PanelGround): readonly string[] {
  const concepts = [...new Set(series.map(({ concept }) => concept))].sort();
  return [...catalogue.map(({ name }) => name), ...concepts];
}

function unknown(ground: PanelGround, name: string): Problem {
  const words = name.split(/[.\-_]/);
  const near = panelNames(ground).filter((one) =>
    words.some((word) => word.length > 2 && one.includes(word)),
  );
  const shown = (near.length > 0 ? near : panelNames(ground)).slice(0, 12).join(", ");
  return new Problem(
    "column-unknown",
    `No column is called ${name}. ${near.length > 0 ? "Near it" : "There"} are ${shown}; hamkor panel --list has all.`,
  );
}
