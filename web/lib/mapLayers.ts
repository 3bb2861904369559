import type { Frame } from "../../src/server/contract.ts";
import { theFrame } from "./frame.svelte.ts";

// Areas lie under lines, lines under points.
const order = [
  "countr",
  "state",
  "lake",
  "river",
  "canal",
  "rail",
  "corridor",
  "border",
  "crossing",
  "place",
  "port",
] as const;
const points: readonly string[] = ["crossing", "place", "port"];

/** A layer that a map can draw: what it shows, and whether another layer of its kind lies under it. */
export interface KnownLayer {
  readonly id: string;
  readonly title: Frame["layers"][number]["title"];
  readonly direction: string | undefined;
  readonly word: (typeof order)[number];
  readonly again: boolean;
  readonly isArea: boolean;
  readonly isPoint: boolean;
}

/** The layers of the dossier that a map can draw, in the order in which they lie on each other. */
export function knownLayers(): readonly KnownLayer[] {
  return theFrame()
    .layers.flatMap(({ id, title, kind, direction }) => {
      const rank = order.findIndex((word) => kind.toLowerCase().includes(word));
      const word = order[rank];
      return word === undefined ? [] : [{ id, title, direction, word, rank }];
    })
    .sort((x, y) => x.rank - y.rank)
    .map(({ rank, ...layer }, index, all) => ({
      ...layer,
      again: all[index - 1]?.rank === rank,
      isArea: layer.word === "countr" || layer.word === "state",
      isPoint: points.includes(layer.word),
    }));
}
