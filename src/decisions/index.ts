export { appendDecision, decisionsFolder, fileOf } from "./append.ts";
export { type CommitOptions, type Committed, commitFile } from "./commit.ts";
export {
  type Correction,
  canonical,
  type Decision,
  type DecisionDraft,
  type DecisionKind,
  decidedValue,
  decisionKinds,
  makeDecision,
  type PersonsCode,
  type SeenProposal,
} from "./decision.ts";
export { lineOf, type PlacedDecision, type ReadDecisions, readDecisions } from "./line.ts";
export { readAllDecisions } from "./read.ts";
export { toDecision } from "./rows.ts";
export { decisionsStage } from "./stage.ts";
export {
  type DecisionState,
  type Standing as StandingDecision,
  type StandingDecisions,
  standingDecisions,
} from "./standing.ts";
export { decision, decisionAccount, personCoding } from "./table.ts";
