/** A change of a text: what stands from `start` to `end` becomes `put`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** A changed text with the way back: `origin[i]` is the offset in the original of unit i. */
export interface Edited {
  readonly text: string;
  /** One longer than the text; the last is the length of the original. Never falls. */
  readonly origin: Uint32Array;
}

/**
 * A text with changes made, in order of place; of two that overlap the first is made.
 *
 * Shape: what is put in stands for the place where it was put, letter for letter if nothing became shorter or longer.
 */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  const origin: number[] = [];
  let at = 0;
  const copy = (to: number): void => {
    parts.push(text.slice(at, to));
    for (; at < to; at += 1) origin.push(at);
  };
  for (const { start, end, put } of ordered) {
    if (start < at) continue;
    copy(start);
    parts.push(put);
    const same = put.length === end - start;
    for (let i = 0; i < put.length; i += 1) origin.push(same ? start + i : start);
    at = end;
  }
  copy(text.length);
  origin.push(text.length);
  return { text: parts.join(""), origin: Uint32Array.from(origin) };
}

/** Two changes after each other as one, with the way back to the first text. */
export function followedBy(first: Edited, second: Edited): Edited {
  return { text: second.text, origin: second.origin.map((at) => first.origin[at] ?? 0) };
}
