import type { Composition, Share } from "./shares.ts";

/** A language's place in the tree of its family: names of the branches from the root down, itself the last. */
export type LanguagePath = readonly string[];

/**
 * How near two languages stand in the tree of languages: 1 for one language, 0 for two families.
 *
 * Shape: (2 × shared branches ÷ branches of both) to the power of `exponent`, the language itself counting as a branch.
 * Fearon divides by the greatest depth of his tree and takes the root of it (exponent 0.5); Glottolog's trees differ much in
 * depth, so that the depth of the two languages serves here. Desmet and others take 0.05, which speaks of old splits.
 * Source: Fearon 2003, Journal of Economic Growth 8(2); Desmet, Ortuño-Ortín and Wacziarg 2012, Journal of Development
 * Economics 97(2).
 */
export function languageLikeness(one: LanguagePath, other: LanguagePath, exponent: number): number {
  const first = one.findIndex((branch, at) => branch !== other[at]);
  const shared = first === -1 ? one.length : first;
  return shared === 0 ? 0 : ((2 * shared) / (one.length + other.length)) ** exponent;
}

/**
 * How near two people stand in language when one of each state is drawn by chance: the mean likeness over all pairs of
 * languages, weighted by their shares.
 *
 * Shape: shares of the languages that are identified are brought to 1 in each state.
 * Source: Greenberg 1956, Language 32(1), method H, with likeness in the place of identity; between states as in Spolaore
 * and Wacziarg 2016, The Palgrave Handbook of Economics and Language.
 */
export function expectedLikeness(
  one: readonly WeighedLanguage[],
  other: readonly WeighedLanguage[],
  exponent: number,
): number {
  const [whole, otherWhole] = [sumOf(one), sumOf(other)];
  let sum = 0;
  for (const first of one) {
    for (const second of other) {
      const likeness = languageLikeness(first.path, second.path, exponent);
      sum += (first.share / whole) * (second.share / otherWhole) * likeness;
    }
  }
  return sum;
}

/** A language with its place in the tree and the share of people who speak it. */
export interface WeighedLanguage {
  readonly path: LanguagePath;
  readonly share: number;
}

/**
 * The languages of a state that stand in the tree.
 *
 * Missing: undefined when they are less than `least` of all that the source lists.
 */
export function identified(
  composition: Composition,
  pathOf: (item: string) => LanguagePath | undefined,
  least: number,
): readonly WeighedLanguage[] | undefined {
  const found = composition.shares.flatMap(({ item, share }) => {
    const path = pathOf(item);
    return path === undefined ? [] : [{ path, share }];
  });
  const whole = Math.max(1, sumOf(composition.shares));
  return sumOf(found) / whole >= least && found.length > 0 ? found : undefined;
}

/**
 * The main language of a state: the one with the largest share. Where people gave several answers (shares pass 1 by more
 * than a twentieth), a second language that many know is not taken for it: then the largest official one.
 */
export function mainLanguage({ shares }: Composition): string | undefined {
  const official = shares.filter(({ isOfficial }) => isOfficial);
  const isSeveral = sumOf(shares) > 1.05;
  const among = isSeveral && official.length > 0 ? official : shares;
  const [first] = [...among].sort((one, other) => other.share - one.share);
  return first?.item;
}

const sumOf = (all: readonly Pick<Share, "share">[]) =>
  all.reduce((sum, { share }) => sum + share, 0);
