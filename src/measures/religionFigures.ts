import type { Figures } from "./figures.ts";
import { likenessOfAll } from "./likenessPairs.ts";
import { shareMatch, shareOverlap } from "./shareLikeness.ts";
import type { Composition } from "./shares.ts";

/** How likeness in religion is worked out: which formula, how much must be known, and which names mean one religion. */
export interface ReligionChoice {
  readonly way: "overlap" | "match";
  readonly least: number;
  /** Names of parts by religion; without it every part stands for itself. */
  readonly groups?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * How near pairs of states stand in religion.
 *
 * Shape: figures of pairs, of each year of the source. Missing: “not published” for a pair with a state of whose people less
 * than `least` are of a known religion.
 */
export function religionFigures(
  compositions: readonly Composition[],
  choice: ReligionChoice,
  head: Pick<Figures, "name" | "label" | "unit" | "note" | "source" | "covers">,
): Figures {
  const groupOf = new Map(
    Object.entries(choice.groups ?? {}).flatMap(([group, items]) =>
      items.map((item) => [item, group] as const),
    ),
  );
  const partsOf = ({ shares }: Composition) => {
    const parts = new Map<string, number>();
    for (const { item, share } of shares) {
      const group = choice.groups === undefined ? item : groupOf.get(item);
      if (group !== undefined) parts.set(group, (parts.get(group) ?? 0) + share);
    }
    const known = [...parts.values()].reduce((sum, share) => sum + share, 0);
    return known > 0 && known >= choice.least ? parts : undefined;
  };
  const known = compositions.map((one) => ({ ...one, parts: partsOf(one) }));
  return likenessOfAll(known, head, choice.way === "overlap" ? shareOverlap : shareMatch);
}
