import * as Plot from "@observablehq/plot";
import { formatShort, formatValue } from "./format.ts";
import { type Line, lonePoints, pointsOf } from "./lines.ts";
import { t } from "./text.ts";

/** How one line of a chart is drawn and named. */
export interface Stroke {
  readonly line: Line;
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  /** Whether it is an earlier edition of another: drawn thin behind it. */
  readonly isEarlier: boolean;
}

interface Size {
  readonly width: number;
  readonly unit: string;
}

/** Rows of names that would meet move apart, the upper first. */
function spread(heights: readonly number[], gap: number): readonly number[] {
  const order = heights
    .map((height, index) => ({ height, index }))
    .sort((x, y) => x.height - y.height);
  const placed: number[] = [];
  let free = -Infinity;
  for (const { height, index } of order) {
    const at = Math.max(height, free);
    placed[index] = at;
    free = at + gap;
  }
  return placed;
}

const penOf = ({ dash, isEarlier }: Stroke) => ({
  strokeWidth: isEarlier ? 1 : 2.25,
  strokeOpacity: isEarlier ? 0.7 : 1,
  strokeDasharray: dash,
});

/** A mark at each value, unseen, by which the values are read one by one. */
function addReading(
  svg: SVGSVGElement,
  strokes: readonly Stroke[],
  place: { readonly x: (year: number) => number; readonly y: (value: number) => number },
): void {
  for (const { line, name } of strokes) {
    for (const { year, value } of line.values) {
      if (value === undefined) continue;
      const mark = document.createElementNS(svg.namespaceURI, "circle") as SVGCircleElement;
      const look = { cx: place.x(year), cy: place.y(value), r: 4, class: "reading-point" };
      for (const [key, one] of Object.entries(look)) mark.setAttribute(key, String(one));
      mark.dataset.say = t("figure.said", { line: name, at: year, value: formatValue(value) });
      mark.dataset.line = line.key;
      mark.dataset.at = String(year);
      svg.append(mark);
    }
  }
}

function marksOf(stroke: Stroke) {
  const pen = { x: "year", y: "value", stroke: stroke.colour } as const;
  return [
    Plot.line(pointsOf(stroke.line), { ...pen, ...penOf(stroke) }),
    Plot.dot(lonePoints(stroke.line), { ...pen, fill: stroke.colour, r: 2.5 }),
  ];
}

/** A line chart with names at the ends of its lines, and gaps where there is no value. */
export function drawChart(strokes: readonly Stroke[], size: Size): SVGSVGElement {
  const names = size.width > 560;
  const points = strokes
    .flatMap((stroke) => pointsOf(stroke.line))
    .filter((p) => Number.isFinite(p.value));
  const values = points.map((point) => point.value);
  const years = points.map((point) => point.year);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const height = names ? 420 : 300;
  const margins = {
    marginTop: 28,
    marginBottom: 30,
    marginLeft: 56,
    marginRight: names ? 190 : 16,
  };
  const inner = height - margins.marginTop - margins.marginBottom;
  const chart = Plot.plot({
    width: size.width,
    height,
    ...margins,
    style: { background: "none", color: "var(--ink)", fontFamily: "var(--sans)", fontSize: "13px" },
    x: {
      domain: [Math.min(...years), Math.max(...years)],
      tickFormat: (year: number) => String(year),
      ticks: names ? 10 : 4,
      label: null,
    },
    y: {
      domain: [low, high],
      nice: true,
      tickFormat: formatShort,
      ticks: 6,
      label: size.unit,
      labelArrow: "none",
    },
    marks: [
      Plot.gridY({ ticks: 6, stroke: "var(--hair)", strokeOpacity: 1 }),
      Plot.ruleY([0], { stroke: "var(--hair-strong)" }),
      ...strokes.flatMap(marksOf),
      ...(names
        ? endNames(strokes, (value) => ((high - value) / (high - low || 1)) * inner, inner)
        : []),
    ],
  });
  const svg =
    chart instanceof SVGSVGElement ? chart : (chart.querySelector("svg") as SVGSVGElement);
  // The strict policy allows no style element: the sheet of the page says the same.
  for (const style of svg.querySelectorAll("style")) style.remove();
  svg.classList.add("plot");
  const [x, y] = [chart.scale("x"), chart.scale("y")];
  if (x && y)
    addReading(svg, strokes, { x: (year) => x.apply(year), y: (value) => y.apply(value) });
  // The drawing has one name as a whole; its parts may not have names of their own without a role.
  for (const part of svg.querySelectorAll<SVGElement>("g[aria-label]")) {
    part.dataset.mark = part.getAttribute("aria-label") ?? "";
    part.removeAttribute("aria-label");
  }
  return svg;
}

function endNames(strokes: readonly Stroke[], heightOf: (value: number) => number, inner: number) {
  const ends = strokes.map((stroke) =>
    pointsOf(stroke.line)
      .filter((p) => Number.isFinite(p.value))
      .at(-1),
  );
  const heights = ends.map((end) => heightOf(end?.value ?? 0));
  const placed = spread(heights, 16);
  const lift = Math.max(0, (placed.length > 0 ? Math.max(...placed) : 0) - inner);
  return strokes.flatMap((stroke, index) => {
    const end = ends[index];
    if (!end) return [];
    const shift = (placed[index] ?? 0) - (heights[index] ?? 0) - lift;
    return [
      Plot.text([end], {
        x: "year",
        y: "value",
        text: () => stroke.name,
        dx: 8,
        dy: Math.round(shift),
        textAnchor: "start",
        fill: stroke.colour,
        fontWeight: 600,
      }),
    ];
  });
}
