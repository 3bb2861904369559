import { notFound } from "./answer.ts";
import type { Act, Status } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { viewAct, viewDetail } from "./entryView.ts";

/** How an entry stands on a day: status, rule, the acts it rests on, and acts of sources that disagree. */
export interface StatusAnswer {
  readonly id: string;
  readonly kind: string;
  readonly title: Readonly<Record<string, string>>;
  readonly on: string;
  readonly status: string;
  readonly group: string;
  readonly rule: string;
  readonly explanation: string;
  readonly checked: string | undefined;
  readonly acts: readonly Act[];
  readonly conflicts: readonly { readonly about: string; readonly acts: readonly Act[] }[];
  readonly byParty: readonly (Pick<Status, "status" | "rule"> & { readonly party: string })[];
}

/**
 * How an entry of the register stands on a day.
 *
 * Throws: `not-found` when the register has no such entry with a status, `date-unreadable`.
 */
export function statusAnswer(desk: Desk, id: string, on: string | undefined): StatusAnswer {
  const { book } = desk;
  const entry = book.byId.get(id);
  if (entry?.subject === undefined) throw notFound("entry with a status");
  const day = dayOf(desk, on);
  const { kind, title, status, checked, byParty } = viewDetail(book, entry, day);
  const own = new Map((book.actsOf.get(id) ?? []).map((one) => [one.id, viewAct(book, one)]));
  const actsOf = (ids: readonly string[]) => ids.flatMap((one) => own.get(one) ?? []);
  return {
    id,
    kind,
    title,
    on: day,
    status: status.status,
    group: status.group,
    rule: status.rule,
    explanation: status.explanation,
    checked,
    acts: actsOf(status.acts),
    conflicts: status.conflicts.map(({ about, acts }) => ({ about, acts: actsOf(acts) })),
    byParty: byParty.map(({ party, status: standing }) => ({
      party,
      status: standing.status,
      rule: standing.rule,
    })),
  };
}
