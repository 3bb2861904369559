/** A mark of a figure that can be read by itself. */
export interface Mark {
  /** The line, row or panel that it belongs to. */
  readonly line: string;
  /** Where it stands on the axis that lines share; empty where they share none. */
  readonly at: string;
}

/**
 * The mark to which a key leads from another: along its line by left and right, to the next line by up and down, there to
 * the same place of the axis where that has a mark.
 *
 * Missing: undefined for a key that leads nowhere.
 */
export function markAfter(marks: readonly Mark[], from: number, key: string): number | undefined {
  const all = marks.map((mark, index) => ({ ...mark, index }));
  const here = all[from] ?? all[0];
  if (!here) return undefined;
  const own = all.filter(({ line }) => line === here.line);
  const place = own.findIndex(({ index }) => index === here.index);
  if (from < 0)
    return movesOn.has(key) ? (key === "End" ? own.at(-1)?.index : here.index) : undefined;
  if (key === "ArrowRight") return own[Math.min(place + 1, own.length - 1)]?.index;
  if (key === "ArrowLeft") return own[Math.max(place - 1, 0)]?.index;
  if (key === "Home") return own[0]?.index;
  if (key === "End") return own.at(-1)?.index;
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const lines = [...new Set(all.map(({ line }) => line))];
  const next = lines[lines.indexOf(here.line) + (key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return here.index;
  const others = all.filter(({ line }) => line === next);
  const same = here.at ? others.find(({ at }) => at === here.at) : undefined;
  return (same ?? others[Math.min(place, others.length - 1)])?.index;
}

const movesOn = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"]);
