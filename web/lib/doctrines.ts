import type { DoctrineList } from "../../src/server/contract.ts";
import type { ChosenPair } from "./frame.svelte.ts";
import { labelOf } from "./labels.ts";
import { periodIn } from "./stated.ts";
import { t } from "./text.ts";

/** A doctrine of the list, with how much there is of it. */
export type Listed = DoctrineList["doctrines"][number];

/** The title of a doctrine with its period, for a list to choose from. */
export function titleOf({ doctrine, period }: Listed): string {
  const title = labelOf(doctrine.title, doctrine.id).text;
  return period ? t("doctrines.option", { title, period: periodIn(period) ?? period }) : title;
}

/** The doctrine of a state alone of which the register tells most: most readers, then most ranks. */
function fullest(all: readonly Listed[], state: string): Listed | undefined {
  return all
    .filter(({ doctrine }) => doctrine.parties.length === 1 && doctrine.parties[0] === state)
    .sort(
      (x, y) =>
        y.readers - x.readers || y.ranked - x.ranked || (x.doctrine.id < y.doctrine.id ? -1 : 1),
    )[0];
}

/** The doctrines of a state alone, those with most ranks first. */
export function doctrinesOf(all: readonly Listed[], state: string): readonly Listed[] {
  const own = all.filter(({ doctrine }) => doctrine.parties.join() === state);
  return own.sort((x, y) => y.ranked - x.ranked || (x.doctrine.id < y.doctrine.id ? -1 : 1));
}

/** Two doctrines named in an address as one of each side, in the order of the sides; missing where they are not. */
export function doctrinesNamed(
  all: readonly Listed[],
  named: string | undefined,
  sides: readonly [string, string],
): string | undefined {
  const [one = "", other = ""] = named?.split(",") ?? [];
  const isOf = (id: string, side: string) =>
    doctrinesOf(all, side).some(({ doctrine }) => doctrine.id === id);
  if (isOf(one, sides[0]) && isOf(other, sides[1])) return `${one},${other}`;
  return isOf(other, sides[0]) && isOf(one, sides[1]) ? `${other},${one}` : undefined;
}

/** The two doctrines that a page compares: those asked for, else one of each state of the pair. */
export function chosenTwo(
  all: readonly Listed[],
  asked: { readonly first: string | undefined; readonly second: string | undefined },
  pair: ChosenPair,
): readonly [Listed | undefined, Listed | undefined] {
  const named = (id: string | undefined) => all.find(({ doctrine }) => doctrine.id === id);
  return [named(asked.first) ?? fullest(all, pair.a), named(asked.second) ?? fullest(all, pair.b)];
}
