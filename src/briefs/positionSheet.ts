import type { PlacedCentrality, PlacedFigure, PositionAnswer } from "../measures/index.ts";
import { type Declared, type Sheet, toSheet } from "./sheet.ts";

interface Line {
  readonly measure: string;
  readonly of?: string | undefined;
  readonly value?: number | undefined;
  readonly unit?: string | undefined;
  readonly figure?: PlacedFigure | undefined;
  readonly note?: string | undefined;
}

/**
 * The position of a state as a table: one row a figure, borders first.
 *
 * Missing: an empty value; `note` then says why.
 */
export function positionSheet(found: PositionAnswer): Sheet {
  return toSheet("position", linesOf(found), [
    text("state", "The state, ISO3.", () => found.state),
    text("measure", "What is told.", ({ measure }) => measure),
    text("of", "The neighbour, the route or the others that it is about.", ({ of }) => of),
    {
      name: "value",
      kind: "number",
      describe: "The figure, in its unit; empty when missing.",
      of: ({ value }) => value,
    },
    text("unit", "Unit of the figure.", ({ unit }) => unit),
    text("note", "What a reader must know of it.", (line) => line.figure?.note ?? line.note),
    text("file", "Table in the dossier; empty for what was computed.", (line) => line.figure?.file),
    {
      name: "row",
      kind: "number",
      describe: "Line in that table.",
      of: (line) => line.figure?.row,
    },
  ]);
}

function linesOf(found: PositionAnswer): readonly Line[] {
  return [
    ...borderLines(found),
    ...coastLines(found),
    ...seaLines(found),
    ...centralityLines("world", found.world),
    ...(found.region === undefined ? [] : centralityLines("region", found.region)),
    ...found.distinctions.map(
      ({ test, among, others }): Line => ({
        measure: `${"degree" in test ? `${test.is} ${test.degree}` : test.is}, others in the ${among}`,
        of: others.join(", "),
        value: others.length,
        unit: "states",
      }),
    ),
  ];
}

function borderLines({ neighbours, rows, borderKm }: PositionAnswer): readonly Line[] {
  return [
    ...neighbours.flatMap(({ state, km, share }): readonly Line[] => [
      { measure: "border", of: state, value: km, unit: "km", figure: rows.get(state) },
      { measure: "border share", of: state, value: share, unit: "share of all borders" },
    ]),
    { measure: "neighbours", value: neighbours.length, unit: "states" },
    {
      measure: "border",
      value: borderKm,
      unit: "km",
      note: borderKm === undefined ? "a length is missing" : undefined,
    },
  ];
}

function coastLines({ coast, landlocked, closedWaters }: PositionAnswer): readonly Line[] {
  return [
    {
      measure: "coast",
      value: coast?.value,
      unit: "km",
      figure: coast,
      note: coast === undefined ? "no row" : undefined,
    },
    {
      measure: "landlocked",
      value: landlocked,
      unit: "0 coast, 1 landlocked, 2 double landlocked",
      note: landlocked === undefined ? "a coast is not known" : undefined,
    },
    ...closedWaters.map(
      ({ id }): Line => ({
        measure: "shore of a closed water",
        of: id,
        note: "no coast on the open sea",
      }),
    ),
  ];
}

function seaLines({ sea }: PositionAnswer): readonly Line[] {
  const measure = "states to the open sea";
  if (sea === undefined)
    return [{ measure, unit: "states", note: "no coast is known to be in reach" }];
  if (sea.countries === 0) return [{ measure, value: 0, unit: "states" }];
  return sea.routes.map((route) => ({
    measure,
    of: route.join(" – "),
    value: sea.countries,
    unit: "states",
  }));
}

function centralityLines(where: string, found: PlacedCentrality): readonly Line[] {
  const among = `of ${found.among} states on the same land`;
  return [
    { measure: `betweenness, ${where}`, value: found.betweenness, unit: "share of shortest ways" },
    { measure: `betweenness rank, ${where}`, value: found.betweennessRank, unit: among },
    { measure: `closeness, ${where}`, value: found.closeness, unit: "1 / mean borders" },
    { measure: `closeness rank, ${where}`, value: found.closenessRank, unit: among },
  ];
}

const text = (name: string, describe: string, of: Declared<Line>["of"]): Declared<Line> => ({
  name,
  kind: "text",
  describe,
  of,
});
