import type { PanelAnswer, PanelColumn } from "../../src/server/contract.ts";
import { chosenPair, stateName } from "./frame.svelte.ts";
import { labelOf } from "./labels.ts";
import { address, part as pathPart } from "./router.svelte.ts";
import { maybe, t } from "./text.ts";
import type { TrendLine, TrendPoint } from "./trend.ts";

type Row = PanelAnswer["rows"][number];
type AnswerColumn = PanelAnswer["columns"][number];

/** A value of a cell, or the reason why there is none. */
export interface PanelCell {
  readonly value: number | undefined;
  readonly reason: string;
}

/** A column as its reader chose it, with what came of it: one column of the panel, or one of each side or direction. */
export interface PanelGroup {
  /** As chosen, with its edition. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly gives: PanelColumn["gives"];
  readonly described: PanelColumn | undefined;
  readonly columns: readonly AnswerColumn[];
  /** Heads of the columns that the table shows, in the reader's order. */
  readonly parts: readonly ("one" | "first" | "second")[];
}

/** A pair in the reader's order: the chosen one as it was chosen; of another, the state that is of the chosen pair first. */
export function inReadersOrder(a: string, b: string): readonly [string, string] {
  const chosen = chosenPair();
  if (a === chosen.a && b === chosen.b) return [a, b];
  if (b === chosen.a && a === chosen.b) return [b, a];
  const isOfChosen = (state: string) => state === chosen.a || state === chosen.b;
  return isOfChosen(b) && !isOfChosen(a) ? [b, a] : [a, b];
}

/** The name of a pair in the reader's order. */
export function pairName(a: string, b: string): string {
  return inReadersOrder(a, b)
    .map((iso3) => stateName(iso3).text)
    .join(" – ");
}

/** The words for a reason why there is no value. */
export function reasonWords(reason: string): string {
  return maybe("panel", `missing-${reason.replaceAll(" ", "-")}`) ?? reason;
}

/** The columns of an answer put together as their reader chose them. */
export function groupsOf(
  answer: PanelAnswer,
  described: readonly PanelColumn[],
): readonly PanelGroup[] {
  const groups = new Map<string, PanelGroup>();
  for (const column of answer.columns) {
    const known = described.find((one) => isOf(column.name, one));
    const gives = known?.gives ?? "one";
    const name = gives === "one" ? column.name : column.name.replace(/\.(?:a|b|ab|ba)$/, "");
    const own = groups.get(name)?.columns ?? [];
    groups.set(name, {
      name,
      label: known ? labelOf(known.label, known.name).text : column.label,
      unit: column.unit,
      gives,
      described: known,
      columns: [...own, column],
      parts: gives === "one" ? ["one"] : ["first", "second"],
    });
  }
  return [...groups.values()];
}

function isOf(name: string, { name: base, gives }: PanelColumn): boolean {
  const bare = gives === "one" ? name : name.replace(/\.(?:a|b|ab|ba)$/, "");
  return bare.split("@")[0] === base;
}

const suffixes = {
  states: ["a", "b"],
  sides: ["a", "b"],
  directions: ["ab", "ba"],
} as const;

/** The cell of a row under a head of the table, whichever of the two states the source puts first. */
export function cellOf(group: PanelGroup, part: PanelGroup["parts"][number], row: Row): PanelCell {
  const name = columnFor(group, part, row);
  const value = row[name];
  const reasons = (row.missing ?? {}) as Readonly<Record<string, string>>;
  return {
    value: typeof value === "number" ? value : undefined,
    reason: reasons[name] ?? "no row",
  };
}

function columnFor(
  { name, gives }: PanelGroup,
  part: PanelGroup["parts"][number],
  row: Row,
): string {
  if (gives === "one" || part === "one") return name;
  const [first] = inReadersOrder(String(row.a), String(row.b));
  const isAlphabetical = first === row.a;
  const [one, other] = suffixes[gives];
  return `${name}.${(part === "first") === isAlphabetical ? one : other}`;
}

/** Where a figure of a series is explained down to its row. Missing: undefined for what is counted or computed. */
export function explained(
  group: PanelGroup,
  part: PanelGroup["parts"][number],
  row: Row,
): string | undefined {
  const { described, gives, name } = group;
  const edition = name.split("@")[1] ?? described?.edition;
  const series = described?.editions.find((one) => one.edition === edition)?.series;
  if (series === undefined) return undefined;
  const pair = inReadersOrder(String(row.a), String(row.b));
  const [one, other] = part === "second" ? [pair[1], pair[0]] : pair;
  const of =
    gives === "directions" ? `${one}>${other}` : gives === "one" ? `${row.a}-${row.b}` : one;
  return address(`/explain/${pathPart(`${series}/${of}/${row.year}`)}`);
}

/** The head of a part of a column: names of states where there is one pair, else their places. */
export function partName(
  { gives }: PanelGroup,
  part: PanelGroup["parts"][number],
  pair: readonly [string, string] | undefined,
): string {
  if (part === "one") return "";
  const isFirst = part === "first";
  if (pair === undefined) {
    if (gives === "directions") return t(isFirst ? "panel.firstToSecond" : "panel.secondToFirst");
    return t(isFirst ? "panel.first" : "panel.second");
  }
  const [one, other] = isFirst ? pair : [pair[1], pair[0]];
  if (gives !== "directions") return stateName(one).text;
  return `${stateName(one).text} › ${stateName(other).text}`;
}

/** The lines of a column's figure: one a pair; of figures of states one a state, whatever the pairs. */
export function linesOfGroup(group: PanelGroup, rows: readonly Row[]): readonly TrendLine[] {
  const lines = new Map<string, TrendLine & { readonly points: TrendPoint[] }>();
  const pairs = new Set(rows.map(({ a, b }) => `${a}-${b}`));
  for (const row of rows) {
    const [one, other] = inReadersOrder(String(row.a), String(row.b));
    for (const part of group.parts) {
      const [from, to] = part === "second" ? [other, one] : [one, other];
      const line = lineFor(group, from, to, pairs.size === 1);
      const known = lines.get(line.key) ?? { ...line, points: [] };
      lines.set(line.key, known);
      const { value, reason } = cellOf(group, part, row);
      const year = Number(row.year);
      if (known.points.some((point) => point.year === year)) continue;
      known.points.push({ year, value, reason: value === undefined ? reason : undefined });
    }
  }
  return [...lines.values()].sort((x, y) => rankOf(x) - rankOf(y));
}

const rankOf = ({ side }: TrendLine) => (side === "a" ? 0 : side === "b" ? 1 : 2);

function lineFor(
  { gives }: PanelGroup,
  from: string,
  to: string,
  isOnly: boolean,
): Omit<TrendLine, "points"> {
  const [state, partner] = [stateName(from).text, stateName(to).text];
  const chosen = chosenPair();
  const isChosen = [from, to].every((one) => one === chosen.a || one === chosen.b);
  const sideIn = (iso3: string) =>
    iso3 === chosen.a ? ("a" as const) : iso3 === chosen.b ? ("b" as const) : undefined;
  if (gives === "one") {
    return {
      key: `${from}-${to}`,
      name: pairName(from, to),
      short: `${from} – ${to}`,
      side: undefined,
    };
  }
  if (gives === "states") return { key: from, name: state, short: state, side: sideIn(from) };
  const side = isChosen ? sideIn(from) : undefined;
  if (gives === "directions") {
    return { key: `${from}>${to}`, name: `${state} › ${partner}`, short: `${from}›${to}`, side };
  }
  const name = isOnly ? state : t("panel.withPartner", { state, partner });
  return { key: `${from} ${to}`, name, short: isOnly ? state : `${from} (${to})`, side };
}
