import type { SideAnswer } from "./answers.ts";
import type { DoctrineRules, RelationRule } from "./doctrineRules.ts";
import type { Standing } from "./status.ts";

/** A dispute or an agreement with how it stands on the day: ground on which two sides meet. */
export interface Meeting {
  readonly id: string;
  readonly kind: "agreement" | "dispute";
  readonly title: Readonly<Record<string, string>>;
  readonly parties: readonly string[];
  readonly directions: readonly string[];
  readonly standing: Standing;
}

/** How the interests of two sides stand towards each other in a direction, by which rule and on what evidence. */
export interface InterestRelation {
  readonly relation: RelationRule["relation"];
  readonly label: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly explanation: string;
  /** Disputes or agreements that the rule rests on; the statements stand beside it. */
  readonly evidence: readonly Meeting[];
}

/** The two sides in a direction, and the ground on which they meet in it. */
export interface Sides {
  readonly answers: readonly [SideAnswer, SideAnswer];
  readonly disputes: readonly Meeting[];
  readonly agreements: readonly Meeting[];
}

/**
 * Every relation that holds between two sides in a direction, in the order of the rules.
 *
 * Source: `relations` in content/rules/doctrines.yaml.
 */
export function relationsOf(
  sides: Sides,
  { relations }: DoctrineRules,
): readonly InterestRelation[] {
  return relations
    .filter((rule) => holds(rule, sides))
    .map(({ id, relation, when, label, explanation }) => ({
      relation,
      label,
      rule: id,
      explanation,
      evidence: [
        ...(when.dispute === true ? sides.disputes : []),
        ...(when.agreement === true ? sides.agreements : []),
      ],
    }));
}

/** What joins or parts two groups of states in a direction: open disputes and agreements in effect between them. */
export function groundBetween(
  first: readonly string[],
  second: readonly string[],
  direction: string,
  meetings: readonly Meeting[],
  { openDisputes }: DoctrineRules,
): Pick<Sides, "disputes" | "agreements"> {
  const here = meetings
    .filter((one) => one.directions.includes(direction) && joins(one.parties, first, second))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    disputes: here.filter(
      (one) => one.kind === "dispute" && openDisputes.includes(one.standing.status),
    ),
    agreements: here.filter((one) => one.kind === "agreement" && one.standing.group === "standing"),
  };
}

/** Whether a state of the one group and another state of the other are both parties. */
function joins(
  parties: readonly string[],
  first: readonly string[],
  second: readonly string[],
): boolean {
  return first.some(
    (a) => parties.includes(a) && second.some((b) => a !== b && parties.includes(b)),
  );
}

function holds({ when }: RelationRule, { answers, disputes, agreements }: Sides): boolean {
  const stated = answers.filter((one) => one.state === "stated").length;
  const wanted = when.stated && { both: 2, one: 1, none: 0 }[when.stated];
  if (wanted !== undefined && wanted !== stated) return false;
  if (when.interests !== undefined && when.interests !== interestsBetween(answers)) return false;
  if (when.dispute !== undefined && when.dispute !== disputes.length > 0) return false;
  return when.agreement === undefined || when.agreement === agreements.length > 0;
}

function interestsBetween([first, second]: Sides["answers"]): "shared" | "different" | "untold" {
  if (first.interests.length === 0 || second.interests.length === 0) return "untold";
  return first.interests.some((one) => second.interests.includes(one)) ? "shared" : "different";
}
