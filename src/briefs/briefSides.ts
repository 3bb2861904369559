import { orderOf, partnersFile, readPartners, sidesOn } from "../register/index.ts";
import { readContent } from "../sources/index.ts";
import type { BriefGround } from "./briefGround.ts";
import { mostOf, statusLabel } from "./briefRegister.ts";
import {
  type Asked,
  type BriefRow,
  lineText,
  merged,
  sourceOfRow,
  sourcesOf,
} from "./briefSource.ts";
import type { BriefValue } from "./briefWords.ts";

/** The doctrines of each side that are in effect, side by side: of each side the newest, as many as asked for. */
export function doctrinesFound(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  return ground.sides.flatMap((side) => {
    const own = ground.entries
      .filter((one) => one.kind === "doctrine" && one.parties.join() === side)
      .filter((one) => one.standing.group === "standing")
      .sort((a, b) =>
        a.date === b.date ? (a.id < b.id ? -1 : 1) : (a.date ?? "") < (b.date ?? "") ? 1 : -1,
      )
      .slice(0, mostOf(asked));
    return own.map(
      (one): BriefRow => ({
        id: one.id,
        values: {
          state: stateName(ground, side),
          title: { kind: "words", labels: one.title },
          status: { kind: "words", labels: statusLabel(ground, one) },
          ...(one.date === undefined ? {} : { date: { kind: "date", date: one.date } }),
        },
        sources: sourcesOf(ground, one),
      }),
    );
  });
}

/** The first partners in the order that readers give to the doctrines in effect: one row a doctrine, side by side. */
export function partnersRanked(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const partners = readPartners(readContent(ground.dossier, partnersFile), [
    ...ground.states.values(),
  ]);
  return ground.sides.flatMap((side) => {
    const ranked = ground.entries
      .filter((one) => one.kind === "doctrine" && one.parties.join() === side)
      .filter((one) => one.standing.group === "standing")
      .flatMap((one) => {
        const rows = ground.priorities.filter(({ doctrine }) => doctrine === one.id);
        const order = orderOf(rows, (row) => partners.find(row.partner ?? "").map(({ id }) => id));
        return order.length === 0 ? [] : [{ one, order: order.slice(0, mostOf(asked)) }];
      })
      .sort((a, b) => ((a.one.date ?? "") < (b.one.date ?? "") ? 1 : -1));
    return ranked.slice(0, 1).map(({ one, order }): BriefRow => {
      const rows = order.flatMap(({ readings }) => readings.flatMap((reading) => reading.rows));
      const items = order.map(({ id }): BriefValue => {
        return { kind: "words", labels: partners.byId.get(id)?.label ?? { en: id } };
      });
      return {
        id: one.id,
        values: {
          state: stateName(ground, side),
          title: { kind: "words", labels: one.title },
          partners: { kind: "list", items },
        },
        sources: merged(rows.map(sourceOfRow)),
      };
    });
  });
}

/**
 * Questions on which the register names rows that disagree: `told: values` for those whose sides give amounts, or days of
 * one kind of act; `told: voices` for the others, of which it is told who speaks, as a day alone would mislead.
 */
export function disagreementsFound(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const own = new Set(ground.entries.map((one) => one.id));
  const known = new Map([
    ...[...ground.acts.values()].map((one) => [one.id, saidByAct(one)] as const),
    ...ground.entries.map((one) => [one.id, saidByEntry(one)] as const),
  ]);
  return ground.disagreements
    .filter((one) => one.entries.some((id) => own.has(id)))
    .flatMap((one) => {
      const sides = sidesOn(one.rows, known, ground.day);
      if (sides.length === 0 || isComparable(sides) !== (asked.told !== "voices")) return [];
      const values: Record<string, BriefValue> = {
        title: { kind: "words", labels: one.title },
        sides: {
          kind: "list",
          items: sides.map(({ value, by }) => ({ kind: "named", value, by })),
        },
        voices: { kind: "list", items: sides.map(({ by }) => by) },
      };
      return [{ id: one.id, values, sources: merged(sides.map(({ source }) => source)) }];
    })
    .slice(0, mostOf(asked));
}

interface Said {
  readonly id: string;
  readonly known: string;
  /** What the value is of: amounts and days of one act can be set side by side. */
  readonly of: string;
  readonly value: BriefValue;
  readonly by: BriefValue;
  readonly source: ReturnType<typeof sourceOfRow>;
}

function isComparable(sides: readonly Said[]): boolean {
  return new Set(sides.map(({ of }) => of)).size === 1;
}

type ActRow = BriefGround["acts"] extends ReadonlyMap<string, infer Row> ? Row : never;

function saidByAct(row: ActRow): Said {
  const { id, known, act, date, value: figure, sourceTitle } = row;
  const by = lineText(sourceTitle);
  const value: BriefValue =
    figure === undefined ? { kind: "date", date } : { kind: "unit", unit: figure };
  const of = figure === undefined ? `day of ${act}` : "amount";
  return { id, known, of, value, by, source: sourceOfRow(row) };
}

function saidByEntry(one: BriefGround["entries"][number]): Said {
  const { id, known, targetValue, unit, due, date, sourceTitle } = one;
  const by = lineText(sourceTitle);
  const source = sourceOfRow(one);
  if (due !== undefined) {
    return { id, known, of: "due day", value: { kind: "date", date: due }, by, source };
  }
  if (targetValue === undefined) {
    const value: BriefValue = { kind: "date", date: date ?? known };
    return { id, known, of: `first day of ${one.kind}`, value, by, source };
  }
  const value: BriefValue = { kind: "amount", value: targetValue, unit: unit ?? "" };
  return { id, known, of: "amount", value, by, source };
}

/** Years for which the two sides, or others, count the same thing differently, the newest first. */
export function countsApart(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const rows = ground.turnover.filter(
    (one) =>
      one.indicator === asked.indicator && one.period === "year" && one.valueKind === "reported",
  );
  const years = [...new Set(rows.map((one) => one.year))].sort((a, b) => b - a);
  return years
    .map((year) => rows.filter((one) => one.year === year))
    .filter((own) => new Set(own.map((one) => one.value)).size > 1)
    .slice(0, mostOf(asked))
    .map((own): BriefRow => {
      const sorted = [...own].sort(
        (a, b) => place(ground, a.reporter) - place(ground, b.reporter) || (a.id < b.id ? -1 : 1),
      );
      const items = sorted.map((one): BriefValue => {
        const name = ground.states.get(one.reporter)?.names;
        const by: BriefValue =
          name === undefined ? lineText(one.sourceTitle) : { kind: "words", labels: name };
        return { kind: "named", value: { kind: "amount", value: one.value, unit: one.unit }, by };
      });
      const year = own[0]?.year ?? 0;
      return {
        id: `${asked.indicator}/${year}`,
        values: {
          year: { kind: "text", text: String(year) },
          sides: { kind: "list", items },
        },
        sources: merged(sorted.map(sourceOfRow)),
      };
    });
}

/** The first side's count stands first, then the second's, then those of others. */
function place({ sides }: BriefGround, reporter: string): number {
  const at = sides.indexOf(reporter);
  return at < 0 ? sides.length : at;
}

function stateName({ states }: BriefGround, iso3: string): BriefValue {
  return { kind: "words", labels: states.get(iso3)?.names ?? { en: iso3 } };
}
