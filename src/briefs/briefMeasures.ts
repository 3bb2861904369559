import type { PositionAnswer } from "../measures/index.ts";
import { pairOf } from "../terms/index.ts";
import type { BriefIndex } from "./briefExtraShapes.ts";
import type { BriefGround } from "./briefGround.ts";
import type { BriefRow, BriefSource } from "./briefSource.ts";
import { list, named, number, phrase, ranged, stateName, text, words } from "./briefValues.ts";
import type { BriefValue } from "./briefWords.ts";

/** Where each side lies: neighbours, the border with the other, its share, the way to the sea; one row a side. */
export function positionOfSides(ground: BriefGround): readonly BriefRow[] {
  const { positions } = ground.extras;
  if (positions === undefined) return [];
  return ground.sides.flatMap((side, at): BriefRow[] => {
    const own = positions.sides[at === 0 ? 0 : 1];
    const other = ground.sides[at === 0 ? 1 : 0];
    const border = own.neighbours.find((one) => one.state === other);
    const degree = degreeOf(ground, own);
    if (border?.km === undefined || border.share === undefined || degree === undefined) return [];
    const values = {
      state: stateName(ground, side),
      other: stateName(ground, other),
      neighbours: number(own.neighbours.length),
      km: number(border.km),
      share: number(Math.round(border.share * 1000) / 10),
      sea: degree,
    };
    return [{ id: side, values, sources: sourcesOfBorders(own, positions.source) }];
  });
}

function degreeOf({ labels }: BriefGround, { landlocked }: PositionAnswer): BriefValue | undefined {
  if (landlocked === undefined) return undefined;
  if (landlocked === 0) return words(labels.coast);
  return words(landlocked === 1 ? labels.landlocked : labels.doublyLandlocked);
}

function sourcesOfBorders(
  { rows }: PositionAnswer,
  { title, url }: { readonly title: string; readonly url: string | undefined },
): readonly BriefSource[] {
  const files = new Map<string, number[]>();
  for (const { file, row } of rows.values()) files.set(file, [...(files.get(file) ?? []), row]);
  return [...files].map(([file, lines]) => ({
    title,
    url,
    file,
    rows: lines.sort((a, b) => a - b),
    known: undefined,
    checked: undefined,
  }));
}

/** The score of the pair in each index of the dossier: the whole with its place and range, and its parts; one row an index. */
export function indexScores(ground: BriefGround): readonly BriefRow[] {
  return ground.extras.indexes.flatMap((one) => scoreRow(ground, one) ?? []);
}

function scoreRow(ground: BriefGround, index: BriefIndex): BriefRow | undefined {
  const { answer } = index;
  const pair = pairOf(...ground.sides).id;
  const own = answer.scores.filter((one) => one.unit === pair && one.score !== undefined);
  const year = Math.max(...own.map((one) => one.year ?? 0));
  const root = answer.parts.find((one) => one.parent === undefined);
  const now = own.filter((one) => (one.year ?? 0) === year);
  const whole = now.find((one) => one.part === root?.id);
  if (whole?.score === undefined || whole.rank === undefined || root === undefined)
    return undefined;
  const parts = answer.parts.filter((one) => one.parent === root.id);
  const items = parts.flatMap(({ id, label }) => {
    const score = now.find((one) => one.part === id)?.score;
    return score === undefined ? [] : [named(words(label), number(tenth(score)))];
  });
  const { rankBand, scoreBand } = whole;
  const values = {
    title: words(answer.index.title),
    year: text(String(year)),
    score: ranged(ground, {
      value: tenth(whole.score),
      ...(scoreBand === undefined
        ? {}
        : { low: tenth(scoreBand.low), high: tenth(scoreBand.high) }),
    }),
    place: ranged(ground, {
      value: whole.rank,
      ...(rankBand === undefined ? {} : bandOf(rankBand)),
    }),
    of: number(whole.of),
    coverage: number(Math.round(whole.coverage * 100)),
    parts: list(items),
  };
  return { id: index.id, values, sources: sourcesOfIndex(ground, index) };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const bandOf = ({ low, high }: { readonly low: number; readonly high: number }) => ({ low, high });

function sourcesOfIndex(
  { labels }: BriefGround,
  { path, answer }: BriefIndex,
): readonly BriefSource[] {
  const { id, version } = answer.index;
  const work = phrase(labels.indexWork, { index: text(id), version: text(String(version)) });
  const none = { rows: [], known: undefined, checked: undefined };
  const behind = answer.sources.map(({ title, url }) => {
    return { ...none, title, url, file: path, isBehind: true };
  });
  return [{ ...none, title: undefined, url: undefined, file: path, work }, ...behind];
}
