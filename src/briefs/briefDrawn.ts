import type { ChartFound } from "./briefCharts.ts";
import type { FixedWords } from "./briefFixed.ts";
import { type Foreign, joinRuns, type Run } from "./briefRuns.ts";
import { lineText } from "./briefSource.ts";
import type { BriefWriter } from "./briefWords.ts";
import { drawBars, drawDumbbell, drawMatrix, drawTrend } from "./drawCharts.ts";
import type { Drawing } from "./drawing.ts";

/** A figure of a brief: what it finds, how it is drawn, and the numbers under it. */
export interface BriefChart {
  readonly id: string;
  readonly title: string;
  /** Unit, period, number of values and source, in one line. */
  readonly caption: string;
  /** Parts of the caption in another language than the brief's. */
  readonly captionForeign?: readonly Foreign[];
  readonly drawing: Drawing;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly values: readonly (number | undefined)[];
    /** The same in words, to the last digit. */
    readonly cells: readonly string[];
  }[];
  readonly note: number;
}

/** What a figure is called and where it stands. */
interface Placed {
  readonly id: string;
  readonly title: string;
  readonly note: number;
}

/** Writes a figure in one language and draws it: the same drawing for the same rows. */
export function drawChart(
  found: ChartFound,
  { id, title, note }: Placed,
  writer: BriefWriter,
  words: FixedWords,
): BriefChart {
  const columns = found.columns.map((one) => writer.value(one));
  const rows = found.rows.map(({ label, numbers }) => ({
    label: writer.value(label),
    values: numbers,
    cells: numbers.map((value) =>
      value === undefined ? words.notStated : writer.value({ kind: "number", value }),
    ),
  }));
  const write = (value: number): string => writer.value({ kind: "scaled", value });
  const told = rows.map(({ label, values }) => {
    return `${label}: ${values.map((one) => (one === undefined ? words.notStated : write(one))).join(", ")}`;
  });
  const alt = `${title}. ${columns.join(", ")}. ${told.join("; ")}.`;
  const caption = joinRuns(captionRuns(found, writer, words));
  const drawing = drawn(found.kind, { rows, columns, alt, write });
  const { text, foreign } = caption;
  const captionForeign = foreign === undefined ? {} : { captionForeign: foreign };
  return { id, title, caption: text, ...captionForeign, drawing, columns, rows, note };
}

/** Unit, period, number of values and source of a figure; of many sources the first three. */
function captionRuns(found: ChartFound, writer: BriefWriter, words: FixedWords): readonly Run[] {
  const titles = [...new Set(found.sources.flatMap((one) => one.title ?? []))];
  const shown = titles.slice(0, 3).flatMap((one, at): readonly Run[] => {
    return [...(at === 0 ? [] : [{ text: "; " }]), ...writer.say(lineText(one))];
  });
  const more = titles.length > 3 ? `; +${titles.length - 3}` : "";
  return [
    ...writer.say(found.unit),
    { text: `; ${writer.value(found.period)}; n = ${found.count}. ${words.source}: ` },
    ...(titles.length === 0 ? [{ text: words.counted }] : shown),
    { text: `${more}.` },
  ];
}

interface ToDraw {
  readonly rows: BriefChart["rows"];
  readonly columns: readonly string[];
  readonly alt: string;
  readonly write: (value: number) => string;
}

function drawn(kind: ChartFound["kind"], { rows, columns, alt, write }: ToDraw): Drawing {
  const [first = "", second = ""] = columns;
  if (kind === "bars") {
    const bars = rows.map(({ label, values }) => ({ label, value: values[0] ?? 0 }));
    return drawBars(bars, alt, write);
  }
  if (kind === "matrix") {
    const cells = rows.map(({ label, values }) => ({
      label,
      counts: values.map((one) => one ?? 0),
    }));
    return drawMatrix(cells, columns, alt, write);
  }
  if (kind === "dumbbell") {
    const pairs = rows.map(({ label, values }) => {
      return { label, values: [values[0], values[1]] as const };
    });
    return drawDumbbell(pairs, [first, second], alt, write);
  }
  const side = (at: 0 | 1) => ({
    label: at === 0 ? first : second,
    points: rows.flatMap(({ label, values }) => {
      const value = values[at];
      return value === undefined ? [] : [{ year: Number(label), value }];
    }),
  });
  return drawTrend([side(0), side(1)], alt, write);
}
