import {
  type Components,
  componentsOf,
  correlationOf,
  cronbachAlpha,
  type Moments,
  momentsOf,
} from "../numbers/index.ts";
import type { Composite } from "./composite.ts";

/** What stands between two indicators of one group. */
export interface IndicatorLink {
  readonly indicators: readonly [string, string];
  readonly pearson: number | undefined;
  readonly spearman: number | undefined;
  readonly kendall: number | undefined;
}

/** How well the parts of one group hang together. */
export interface GroupDescription {
  readonly group: string;
  readonly parts: readonly string[];
  /** Cronbach's α of the parts as normalised. */
  readonly alpha: number | undefined;
  readonly components: Components | undefined;
  readonly links: readonly IndicatorLink[];
}

/** The figures of an index looked at before they are weighed. */
export interface Description {
  /** One for each indicator, as it is after denomination. */
  readonly indicators: readonly Moments[];
  readonly groups: readonly GroupDescription[];
}

/**
 * Looks at the figures of an index: what each column is like, and whether the parts of each group say related things.
 *
 * Missing: coefficients are undefined where too few rows have all parts or one does not vary.
 * Source: OECD/JRC Handbook 2008, step 4 (multivariate analysis).
 */
export function describeComposite({ tree, stages, scores }: Composite): Description {
  const groups = tree.nodes.slice(tree.leaves).map((group, at): GroupDescription => {
    const parts = [...(tree.children[tree.leaves + at] ?? [])];
    const columns = parts.map((part) => scores[part] ?? new Float64Array(0));
    const names = parts.map((part) => tree.nodes[part] ?? "");
    return {
      group,
      parts: names,
      alpha: cronbachAlpha(columns),
      components: columns.length < 2 ? undefined : componentsOf(columns),
      links: linksAmong(names, columns),
    };
  });
  return { indicators: stages.denominated.map(momentsOf), groups };
}

function linksAmong(
  names: readonly string[],
  columns: readonly Float64Array[],
): readonly IndicatorLink[] {
  return columns.flatMap((one, i) =>
    columns.slice(i + 1).map((other, j) => ({
      indicators: [names[i] ?? "", names[i + 1 + j] ?? ""] as const,
      pearson: correlationOf(one, other, "pearson"),
      spearman: correlationOf(one, other, "spearman"),
      kendall: correlationOf(one, other, "kendall"),
    })),
  );
}
