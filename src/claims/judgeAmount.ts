import { aloneTest, amountTest } from "./amountTest.ts";
import type { Facts } from "./facts.ts";
import { otherScopes } from "./otherScopes.ts";
import { otherUnitsOf } from "./otherUnits.ts";
import type { AmountQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { askedOf } from "./sources.ts";
import { isExact, toleranceReason } from "./toleranceReason.ts";
import type { Question } from "./trial.ts";

/** The question that an amount or a threshold asks: is this the value, within what its words allow? */
export function amountQuestion(query: AmountQuery, facts: Facts, rules: ClaimRules): Question {
  const asked = askedOf(query.measure, rules);
  const { among } = query;
  if (among !== undefined)
    return {
      asked,
      when: query.when,
      meant: "amount",
      exact: false,
      order: true,
      test: aloneTest(query, asked.measure, among, rules),
      others: [],
      tolerance: toleranceReason(query.relation, rules, query.value),
      rule: rules.relations[query.relation].id,
    };
  return {
    asked,
    when: query.when,
    meant: "amount",
    exact: isExact(query.relation),
    test: amountTest(query, asked.measure, query.of, rules),
    others: [...otherUnitsOf(query, asked, rules), ...otherScopes(query, asked, facts, rules)],
    tolerance: toleranceReason(query.relation, rules, { ...query.value, upTo: query.upTo }),
    rule: rules.relations[query.relation].id,
  };
}
