import type { Figures } from "./figures.ts";
import {
  expectedLikeness,
  identified,
  type LanguagePath,
  mainLanguage,
  type WeighedLanguage,
} from "./languageLikeness.ts";
import { likenessOfAll } from "./likenessPairs.ts";
import type { Composition } from "./shares.ts";

/** How likeness in language is worked out: by main languages or by all of them; exponent; how much must be identified. */
export interface LanguageChoice {
  readonly way: "main" | "expected";
  readonly exponent: number;
  readonly least: number;
}

/** Languages with their places in the tree, and what a source of shares calls them. */
export interface LanguageTree {
  readonly names: readonly string[];
  /** Shape: branches from the root down to the parent, with ` > ` between them; empty for an isolate. */
  readonly paths: readonly string[];
  readonly called: ReadonlyMap<string, string>;
}

/**
 * How near pairs of states stand in language.
 *
 * Shape: figures of pairs without a year: the shares are of one time, and stand in every year that the source covers.
 * Missing: “not published” for a pair with a state of whose languages too little is known to the tree.
 */
export function languageFigures(
  compositions: readonly Composition[],
  choice: LanguageChoice,
  head: Pick<Figures, "name" | "label" | "unit" | "note" | "source" | "covers">,
  tree: LanguageTree,
): Figures {
  const paths = new Map<string, LanguagePath>();
  for (const [at, name] of tree.names.entries()) {
    const branches = (tree.paths[at] ?? "").split(" > ").filter((branch) => branch !== "");
    paths.set(name, [...branches, name]);
  }
  const pathOf = (item: string) => paths.get(tree.called.get(item) ?? item);
  const languagesOf = (one: Composition): readonly WeighedLanguage[] | undefined => {
    if (choice.way === "expected") return identified(one, pathOf, choice.least);
    const path = pathOf(mainLanguage(one) ?? "");
    return path && [{ path, share: 1 }];
  };
  const known = compositions.map((one) => ({ ...one, parts: languagesOf(one) }));
  return likenessOfAll(known, head, (one, other) => expectedLikeness(one, other, choice.exponent));
}
