import { type Reader, sql } from "../store/index.ts";
import { event } from "./eventTable.ts";

/** Tells which ids of events stand in the store already, while files are taken in. */
export interface KnownIds {
  /** Those of the ids that are known; all of them are known from then on. */
  take(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Bits of the sieve: 16 MB, in which a million ids leave one in a hundred thousand to be asked about. */
const bits = 2 ** 27;
const marks = 3;

/**
 * The ids of the events of a store.
 *
 * Of an id that was not seen in this build a sieve of fixed size mostly knows it at once; where it cannot tell,
 * the store is asked. So memory does not grow with the events, and the answer is exact all the same.
 */
export async function knownIds(store: Reader): Promise<KnownIds> {
  const sieve = new Uint32Array(bits / 32);
  const [before] = await store.query(sql`SELECT 1 AS one FROM ${event} LIMIT 1`);
  // What an earlier build left is not in the sieve.
  const isSure = before === undefined;
  return {
    take: async (ids) => {
      const asked = isSure ? ids.filter((id) => mark(sieve, id)) : ids;
      return asked.length === 0 ? new Set() : ask(store, asked);
    },
  };
}

async function ask(store: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await store.query<{ id: string }>(
    sql`SELECT id FROM ${event} WHERE id IN (SELECT unnest(string_split(${ids.join("\n")}, chr(10))))`,
  );
  return new Set(found.map(({ id }) => id));
}

/** Marks an id in the sieve; whether all its places had been marked before. */
function mark(sieve: Uint32Array, id: string): boolean {
  let one = 0x811c9dc5; // FNV-1a
  let other = 5381; // Bernstein
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = (Math.imul(other, 33) + unit) | 0;
  }
  let isKnown = true;
  for (let step = 0; step < marks; step += 1) {
    const place = (one + Math.imul(step, other | 1)) & (bits - 1);
    const bit = 1 << (place & 31);
    const word = sieve[place >>> 5] ?? 0;
    if ((word & bit) === 0) isKnown = false;
    sieve[place >>> 5] = word | bit;
  }
  return isKnown;
}
