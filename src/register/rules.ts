import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { readYaml, wrong } from "./frame.ts";

/** Kinds of entry whose status follows from acts. */
export const actedKinds = ["agreement", "commitment", "dispute", "doctrine", "meeting"] as const;

/** A kind of entry whose status follows from acts. */
export type ActedKind = (typeof actedKinds)[number];

const labels = z.record(z.string(), z.string());
const words = z.array(z.string()).min(1);

const actWord = z.strictObject({
  id: z.string(),
  applies: z.array(z.enum(actedKinds)).min(1),
  once: z.boolean().default(false),
  denies: z.array(z.string()).default([]),
  "denies-before": z.array(z.string()).default([]),
  step: z.string().optional(),
  definition: z.string(),
  label: labels,
});

const condition = z.strictObject({
  has: words.optional(),
  lacks: words.optional(),
  "all-parties": words.optional(),
  last: z.strictObject({ of: words, is: words }).optional(),
  "below-two": words.optional(),
  due: z.enum(["passed", "future", "none"]).optional(),
  "after-due": words.optional(),
  term: z.enum(["running", "ended", "none"]).optional(),
  kinds: words.optional(),
});

const rule = z.strictObject({
  id: z.string(),
  status: z.string(),
  group: z.enum(["pending", "standing", "over", "unknown"]),
  when: condition,
  expects: z.strictObject({ acts: words, kinds: words.optional() }).optional(),
  label: labels,
  explanation: z.string(),
});

const actStep = z.strictObject({ id: z.string(), label: labels });

const actsShape = z.strictObject({
  version: z.int(),
  steps: z.array(actStep).default([]),
  acts: z.array(actWord).min(1),
});
const list = z.array(rule).min(1);
const rulesShape = z.strictObject({
  version: z.int(),
  agreement: list,
  commitment: list,
  dispute: list,
  doctrine: list,
  meeting: list,
});

/** A word of the closed list of acts: what it means, where it applies, whether it happens once. */
export type ActWord = z.infer<typeof actWord>;

/** A step that each party takes for itself, such as signature or ratification. */
export type ActStep = z.infer<typeof actStep>;

/** What must hold for a rule to give its status. */
export type Condition = z.infer<typeof condition>;

/** A rule of status: the first whose condition holds on a day gives the status of that day. */
export type StatusRule = z.infer<typeof rule>;

/** How a status is counted: on its way or still open, in effect, ended or done, or not known. */
export type StatusGroup = StatusRule["group"];

/** The rules of every kind of entry, with the words of the acts that they are made of. */
export interface StatusRules {
  readonly acts: ReadonlyMap<string, ActWord>;
  /** The steps that each party takes, in their order. */
  readonly steps: readonly ActStep[];
  readonly kinds: Readonly<Record<ActedKind, readonly StatusRule[]>>;
}

/**
 * Reads the rules of status and the list of acts, and checks one against the other.
 *
 * Throws: `rules-wrong` when a file has another form, a rule names an act that is not in the list or does
 * not apply to its kind of entry, an act names an unknown step, two rules have one id, or the last rule of a kind could fail to fit.
 */
export function parseStatusRules(actsYaml: string, statusYaml: string): StatusRules {
  const acts = actsShape.safeParse(readYaml(actsYaml, "rules/acts.yaml"));
  if (!acts.success) throw wrong("rules-wrong", "rules/acts.yaml", acts.error);
  const rules = rulesShape.safeParse(readYaml(statusYaml, "rules/status.yaml"));
  if (!rules.success) throw wrong("rules-wrong", "rules/status.yaml", rules.error);
  const known = new Map(acts.data.acts.map((word) => [word.id, word]));
  const { version: _, ...kinds } = rules.data;
  const { steps } = acts.data;
  const faults = actedKinds.flatMap((kind) => faultsOf(kind, kinds[kind], known));
  faults.push(...unknownSteps(acts.data.acts, steps));
  if (faults.length > 0) {
    throw new Problem("rules-wrong", `rules/status.yaml needs mending: ${faults.join("; ")}.`, {
      where: "rules/status.yaml",
    });
  }
  return { acts: known, steps, kinds };
}

/** Every status that an entry may have, with its label and the rules that lead to it, for pages to name. */
export function listStatuses(rules: StatusRules): readonly StatusWord[] {
  return actedKinds.flatMap((kind) => {
    const found = new Map<string, StatusWord>();
    for (const { status, group, label, id, explanation } of rules.kinds[kind]) {
      const known = found.get(status);
      const said = [...(known?.rules ?? []), { id, explanation }];
      found.set(status, {
        entryKind: kind,
        status,
        group,
        label: known?.label ?? label,
        rules: said,
      });
    }
    return [...found.values()];
  });
}

/** A status with its label and the rules that lead to it. */
export interface StatusWord {
  readonly entryKind: ActedKind;
  readonly status: string;
  readonly group: StatusGroup;
  readonly label: Readonly<Record<string, string>>;
  readonly rules: readonly { readonly id: string; readonly explanation: string }[];
}

function faultsOf(
  kind: ActedKind,
  rules: readonly StatusRule[],
  known: ReadonlyMap<string, ActWord>,
): readonly string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const { id, when, expects } of rules) {
    if (ids.has(id)) faults.push(`${id} stands twice`);
    ids.add(id);
    for (const word of [...wordsOf(when), ...(expects?.acts ?? [])]) {
      if (known.get(word)?.applies.includes(kind) !== true) {
        faults.push(`${id} names ${word}, which is not an act of ${kind} entries`);
      }
    }
  }
  faults.push(...mixedGroups(rules));
  const last = rules[rules.length - 1];
  if (last !== undefined && Object.keys(last.when).length > 0) {
    faults.push(`the last rule of ${kind} must have no condition`);
  }
  return faults;
}

function unknownSteps(acts: readonly ActWord[], steps: readonly ActStep[]): readonly string[] {
  const known = new Set(steps.map((one) => one.id));
  return acts.flatMap(({ id, step }) =>
    step === undefined || known.has(step) ? [] : [`${id} names ${step}, which is no step`],
  );
}

function mixedGroups(rules: readonly StatusRule[]): readonly string[] {
  const groups = new Map(rules.map((one) => [one.status, one.group]));
  const mixed = rules.filter((one) => groups.get(one.status) !== one.group);
  return mixed.map((one) => `${one.id} counts ${one.status} otherwise than another rule does`);
}

function wordsOf(when: Condition): readonly string[] {
  return [
    ...(when.has ?? []),
    ...(when.lacks ?? []),
    ...(when["all-parties"] ?? []),
    ...(when.last?.of ?? []),
    ...(when.last?.is ?? []),
    ...(when["below-two"] ?? []),
    ...(when["after-due"] ?? []),
  ];
}
