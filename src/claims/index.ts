export { bothTogether, check, type Days } from "./check.ts";
export { type Facts, readFacts, type StateFacts } from "./facts.ts";
export { type BorderGraph, landlockedDegree, neighboursOf, statesOfDegree } from "./geography.ts";
export { denied, type Judging, judge } from "./judge.ts";
export type * from "./query.ts";
export { type ClaimRules, parseClaimRules } from "./rules.ts";
export type * from "./verdict.ts";
