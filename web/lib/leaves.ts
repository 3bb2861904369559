import type { Span } from "./passages.ts";

/** A run of passages that the reader draws together: about a page of print. */
export interface Leaf<P> extends Span {
  readonly passages: readonly P[];
}

/** Letters after which a leaf may end. Less makes more room for notes to end beside their own leaf; more, fewer leaves. */
const lettersOfLeaf = 2500;

/** Cuts a document into leaves, between passages, and never after a heading. */
export function cutLeaves<P extends Span & { readonly kind: string }>(
  passages: readonly P[],
): readonly Leaf<P>[] {
  const leaves: Leaf<P>[] = [];
  let taken: P[] = [];
  passages.forEach((passage, index) => {
    taken.push(passage);
    const start = taken[0]?.start ?? passage.start;
    const isFull = passage.end - start >= lettersOfLeaf && passage.kind !== "heading";
    if (!isFull && index < passages.length - 1) return;
    leaves.push({ start, end: passage.end, passages: taken });
    taken = [];
  });
  return leaves;
}

/**
 * The notes of each leaf, in the order of the leaves; a note on two leaves is given to both.
 *
 * Notes come in the order of their beginnings. Each is looked for from the leaf at which it begins, so that the work
 * grows with the document and not with its square.
 */
export function spreadNotes<N extends Span>(
  leaves: readonly Span[],
  notes: readonly N[],
): readonly (readonly N[])[] {
  const spread: N[][] = leaves.map(() => []);
  let first = 0;
  for (const note of notes) {
    while (first < leaves.length && (leaves[first]?.end ?? 0) <= note.start) first++;
    for (let at = first; (leaves[at]?.start ?? note.end) < note.end; at++) spread[at]?.push(note);
  }
  return spread;
}
