import { editionsOf, isKnownOn } from "../indicators/index.ts";
import type { BriefGround, FigureRow } from "./briefGround.ts";
import type { BriefSource } from "./briefSource.ts";

/** One figure for both sides: of one edition and one year, so that the two can be set side by side. */
export interface SidesFigure {
  readonly year: number;
  readonly unit: string;
  readonly sides: readonly [FigureRow, FigureRow];
  readonly source: BriefSource;
  readonly redistribute: string;
}

/** Which figure, and beginnings of the notes of series that are passed over. */
export interface FigureAsked {
  readonly concept: string;
  readonly towards: boolean;
  readonly passOver: readonly string[];
}

/**
 * A figure of both sides, in the order in which they were named.
 *
 * Shape: the newest year for which one edition has both; of editions with the same year the newest. `towards` asks for what goes
 * from each side to the other.
 * Missing: undefined when no edition that was out by the day has both: a side alone is not shown.
 */
export function figureOfSides(
  ground: BriefGround,
  { concept, towards, passOver }: FigureAsked,
): SidesFigure | undefined {
  const [a, b] = ground.sides;
  const subjects = towards ? ([`${a}>${b}`, `${b}>${a}`] as const) : ([a, b] as const);
  const editions = editionsOf(ground.series, concept).filter(
    (one) =>
      isKnownOn(one, ground.day) && !passOver.some((word) => one.note?.startsWith(word) ?? false),
  );
  let best: SidesFigure | undefined;
  for (const edition of editions) {
    const own = ground.figures.filter(
      (one) => one.series === edition.id && one.value !== undefined,
    );
    const [first, second] = subjects.map((of) => own.filter((one) => one.of === of));
    for (const one of first ?? []) {
      const other = second?.find(({ year }) => year === one.year);
      if (other === undefined || (best !== undefined && one.year < best.year)) continue;
      best = {
        year: one.year,
        unit: edition.unit,
        sides: [one, other],
        source: sourceOfFigures(edition, [one, other]),
        redistribute: edition.redistribute,
      };
    }
  }
  return best;
}

type Edition = BriefGround["series"][number];

function sourceOfFigures(edition: Edition, rows: readonly FigureRow[]): BriefSource {
  const version = edition.sourceVersion === undefined ? "" : ` (${edition.vintage})`;
  return {
    title: `${edition.sourceTitle}${version}`,
    url: edition.sourceUrl,
    file: rows[0]?.file ?? edition.file,
    rows: [...new Set(rows.map(({ row }) => row))].sort((one, other) => one - other),
    known: edition.known,
    checked: undefined,
  };
}
