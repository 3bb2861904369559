/**
 * How many characters one reader may have worked through (TRUST A11); each question counts as some at least.
 *
 * Unit: characters a minute; twenty pages are 36,000.
 */
export const allowance: Allowance = { perMinute: 600_000, atOnce: 600_000, least: 2_000 };

/** How much work of a kind one reader may ask for in a minute, and how much at once. */
export interface Allowance {
  readonly perMinute: number;
  readonly atOnce: number;
  /** What the smallest question counts as. */
  readonly least: number;
}

/** Counts what readers ask for (TRUST A11). */
export interface Limiter {
  /**
   * Takes work from a reader's allowance.
   *
   * Unit: seconds to wait; 0 when the work may be done now, and then it is counted.
   */
  take(reader: string, work: number, nowMs: number): number;
  /** How much of a reader's allowance is left. */
  left(reader: string, nowMs: number): number;
}

/** Readers beyond this number share the allowance of those longest away. */
const keptReaders = 10_000;

/** A limiter by allowance that fills again evenly; work larger than all of it waits for a full one. */
export function createLimiter({ perMinute, atOnce }: Omit<Allowance, "least">): Limiter {
  const kept = new Map<string, { readonly work: number; readonly at: number }>();
  const left = (reader: string, nowMs: number): number => {
    const known = kept.get(reader) ?? { work: atOnce, at: nowMs };
    const passed = Math.max(0, nowMs - known.at);
    return Math.min(atOnce, known.work + (passed * perMinute) / 60_000);
  };
  return {
    left,
    take: (reader, work, nowMs) => {
      const free = left(reader, nowMs);
      const needed = Math.min(work, atOnce);
      if (free < needed) return Math.ceil(((needed - free) * 60) / perMinute);
      kept.delete(reader);
      kept.set(reader, { work: free - needed, at: nowMs });
      const [oldest] = kept.keys();
      if (kept.size > keptReaders && oldest !== undefined) kept.delete(oldest);
      return 0;
    },
  };
}
