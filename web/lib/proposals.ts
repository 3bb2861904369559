import type { Proposal } from "../../src/server/contract.ts";
import { codeLabel } from "./frame.svelte.ts";
import { headed, type Labelled, labelOf } from "./labels.ts";
import { t } from "./text.ts";

/** What a proposal is about, in the reader's language where it is known. */
export function entryLabel({ entryTitle, title, entry }: Proposal): Labelled {
  const own = labelOf(entryTitle, "");
  return own.text === "" ? labelOf(title, entry ?? "") : own;
}

/** What is proposed, in a few words before the title. */
export function whatLabel({ act, kind }: Proposal): Labelled {
  return act ? headed(codeLabel("acts", act)) : labelOf(undefined, t(`queue.kind-${kind}`));
}

/** What a person typed in the place of what was proposed; what is as it was is left out. */
export function correctionOf(
  proposal: Proposal,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const was: Readonly<Record<string, string>> = fieldsOf(proposal);
  const changed = Object.entries(typed).filter(
    ([name, value]) => value.trim() !== (was[name] ?? ""),
  );
  return Object.fromEntries(
    changed
      .filter(([, value]) => value.trim() !== "")
      .map(([name, value]) => [name, valueFor(proposal, name, value.trim())]),
  );
}

/** The parts that a person made of a proposal, each as a correction; undefined while any two of them are the same. */
export function partsOf(
  proposal: Proposal,
  typed: readonly Readonly<Record<string, string>>[],
): readonly Readonly<Record<string, unknown>>[] | undefined {
  const parts = typed.map((one) => correctionOf(proposal, one));
  const apart = new Set(parts.map((one) => JSON.stringify(one)));
  return apart.size === parts.length && parts.length > 1 ? parts : undefined;
}

/** The fields of a proposal that a person may correct, as texts. */
export function fieldsOf(proposal: Proposal): Readonly<Record<string, string>> {
  const {
    entry = "",
    act,
    date = "",
    party = "",
    parties,
    due = "",
    targetValue,
    unit = "",
  } = proposal;
  if (proposal.kind === "act") return { entry, act: act ?? "", date, party };
  const title = entryLabel(proposal).text;
  const shared = { title, date, parties: parties.join(", ") };
  if (proposal.kind === "agreement") return shared;
  return {
    ...shared,
    due,
    targetValue: targetValue === undefined ? "" : String(targetValue),
    unit,
  };
}

function valueFor(proposal: Proposal, name: string, value: string): unknown {
  if (name === "parties")
    return value
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
  if (name === "targetValue") return Number(value);
  if (name === "title") return { [entryLabel(proposal).lang]: value };
  return name === "party" ? value.toUpperCase() : value;
}
