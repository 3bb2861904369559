/**
 * How many characters one reader may have worked through (TRUST A11); each question counts as some at least.
 *
 * Unit: characters a minute; twenty pages are 36,000.
 */
export const allowance = { perMinute: 600_000, atOnce: 600_000, least: 2_000 } as const;

/** How much work of a kind one reader may ask for in a minute, and how much at once. */
export interface Allowance {
  readonly perMinute: number;
  readonly atOnce: number;
}

/** Counts what readers ask for (TRUST A11). */
export interface Limiter {
  /**
   * Takes work from a reader's allowance.
   *
   * Unit: seconds to wait; 0 when the work may be done now, and then it is counted.
   */
  take(reader: string, work: number, nowMs: number): number;
}

/** Readers beyond this number share the allowance of those longest away. */
const keptReaders = 10_000;

/** A limiter by allowance that fills again evenly; work larger than all of it waits for a full one. */
export function createLimiter({ perMinute, atOnce }: Allowance): Limiter {
  const left = new Map<string, { readonly work: number; readonly at: number }>();
  return {
    take(reader, work, nowMs) {
      const known = left.get(reader) ?? { work: atOnce, at: nowMs };
      const passed = Math.max(0, nowMs - known.at);
      const free = Math.min(atOnce, known.work + (passed * perMinute) / 60_000);
      const needed = Math.min(work, atOnce);
      if (free < needed) return Math.ceil(((needed - free) * 60) / perMinute);
      left.delete(reader);
      left.set(reader, { work: free - needed, at: nowMs });
      const [oldest] = left.keys();
      if (left.size > keptReaders && oldest !== undefined) left.delete(oldest);
      return 0;
    },
  };
}
