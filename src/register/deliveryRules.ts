import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { readYaml, wrong } from "./frame.ts";
import { actedKinds, type StatusRules } from "./rules.ts";

const words = z.array(z.string()).min(1);

const shape = z.strictObject({
  version: z.int(),
  promised: words,
  kept: words,
  ended: words,
  "not-promised": words,
  "kept-late": words,
  outcomes: z
    .array(
      z.strictObject({ id: z.string(), statuses: words, label: z.record(z.string(), z.string()) }),
    )
    .min(1),
  firstYear: z.int(),
  periodYears: z.int().min(1),
  quietYears: z.number().positive(),
  quietKinds: z.array(z.enum(actedKinds)).min(1),
});

/** How promises are counted by what came of them, and from when on an entry has gone quiet. */
export type DeliveryRules = z.infer<typeof shape>;

/** Where those rules stand in the content. */
export const deliveryFile = "rules/delivery.yaml";

/**
 * Reads how promises are counted, and holds it against the rules of status.
 *
 * Throws: `rules-wrong` when the file has another form, an act is not one of commitments, or a status of commitments stands in no
 * outcome or in two.
 * Source: content/rules/delivery.yaml.
 */
export function parseDeliveryRules(yaml: string, rules: StatusRules): DeliveryRules {
  const parsed = shape.safeParse(readYaml(yaml, deliveryFile));
  if (!parsed.success) throw wrong("rules-wrong", deliveryFile, parsed.error);
  const faults = [...unknownActs(parsed.data, rules), ...misplaced(parsed.data, rules)];
  if (faults.length > 0) {
    throw new Problem("rules-wrong", `${deliveryFile} needs mending: ${faults.join("; ")}.`, {
      where: deliveryFile,
    });
  }
  return parsed.data;
}

function unknownActs(
  { promised, kept, ended, "kept-late": late }: DeliveryRules,
  { acts, kinds }: StatusRules,
): readonly string[] {
  const known = new Set(kinds.commitment.map((one) => one.id));
  const unknown = late.filter((one) => !known.has(one)).map((one) => `${one} is no rule`);
  const words = [...promised, ...kept, ...ended]
    .filter((word) => acts.get(word)?.applies.includes("commitment") !== true)
    .map((word) => `${word} is no act of commitments`);
  return [...words, ...unknown];
}

function misplaced(own: DeliveryRules, { kinds }: StatusRules): readonly string[] {
  const placed = [...own.outcomes.flatMap((one) => one.statuses), ...own["not-promised"]];
  const statuses = new Set(kinds.commitment.map((one) => one.status));
  const absent = [...statuses].filter((one) => !placed.includes(one));
  const twice = placed.filter((one, i) => placed.indexOf(one) !== i);
  const unknown = placed.filter((one) => !statuses.has(one));
  return [
    ...absent.map((one) => `${one} stands in no outcome`),
    ...twice.map((one) => `${one} stands twice`),
    ...unknown.map((one) => `${one} is no status of commitments`),
  ];
}
