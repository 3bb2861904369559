import type { Ready } from "./ready.ts";

/** Answers that were given before, kept by build and question: of one build the same question has one answer. */
export interface Kept {
  /** The answer that is at hand, if any. */
  find(build: object, question: string): Ready | undefined;
  /** The answer at hand, or a new one; whoever asks the same meanwhile waits for that one. */
  answer(build: object, question: string, make: () => Promise<Ready>): Promise<Ready>;
}

/** How much is kept of one build: its answers to all that a few hundred readers ask. Unit: bytes. */
const keptBytes = 64 * 1024 * 1024;

interface Shelf {
  readonly answers: Map<string, Ready>;
  readonly underWay: Map<string, Promise<Ready>>;
  bytes: number;
}

/**
 * Keeps answers within a bound: those longest not asked for go first.
 *
 * Shape: answers go with their build, when nothing answers from it any more. What failed is not kept, nor an answer of
 * more than a sixteenth of the bound.
 */
export function createKept(bytes: number = keptBytes): Kept {
  const shelves = new WeakMap<object, Shelf>();
  const shelfOf = (build: object): Shelf => {
    const known = shelves.get(build) ?? { answers: new Map(), underWay: new Map(), bytes: 0 };
    shelves.set(build, known);
    return known;
  };
  const find = (build: object, question: string): Ready | undefined => {
    const { answers } = shelfOf(build);
    const known = answers.get(question);
    if (known === undefined) return undefined;
    answers.delete(question);
    answers.set(question, known);
    return known;
  };
  return {
    find,
    answer: async (build, question, make) => {
      const known = find(build, question);
      if (known !== undefined) return known;
      const shelf = shelfOf(build);
      const begun = shelf.underWay.get(question);
      if (begun !== undefined) return begun;
      const making = make();
      shelf.underWay.set(question, making);
      try {
        const ready = await making;
        put(shelf, question, ready, bytes);
        return ready;
      } finally {
        shelf.underWay.delete(question);
      }
    },
  };
}

function put(shelf: Shelf, question: string, ready: Ready, bound: number): void {
  const size = sizeOf(question, ready);
  if (size > bound / 16) return;
  shelf.answers.set(question, ready);
  shelf.bytes += size;
  for (const [oldest, answer] of shelf.answers) {
    if (shelf.bytes <= bound) return;
    shelf.answers.delete(oldest);
    shelf.bytes -= sizeOf(oldest, answer);
  }
}

function sizeOf(question: string, { plain, compressed }: Ready): number {
  return 2 * question.length + plain.length + (compressed?.length ?? 0);
}

/** What makes two questions the same: path, parts in any order, and what else the answer depends on. */
export function questionOf(address: URL, more = ""): string {
  const parts = new URLSearchParams(address.search);
  parts.sort();
  return `${address.pathname}?${parts} ${more}`;
}
