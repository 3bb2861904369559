export { type ActIndex, indexActs } from "./actIndex.ts";
export {
  answerInDirection,
  answerTo,
  type DoctrineMatter,
  type Quoted,
  type SideAnswer,
  type Statement,
} from "./answers.ts";
export { languageOf, type Vocabulary } from "./cells.ts";
export type {
  ActKnown,
  ActMissing,
  Change,
  EntryAdded,
  FellDue,
  SourcesDisagree,
  Span,
  StatusChanged,
} from "./change.ts";
export { changesBetween, type KnownSubject, oldestFirst } from "./changes.ts";
export { type ChangeWords, changeWordsFile, parseChangeWords } from "./changeWords.ts";
export { type Concerned, concernsPair } from "./concerns.ts";
export type { Conflict } from "./conflicts.ts";
export { prepareDecision, type WantedDecision } from "./deciding.ts";
export {
  countKept,
  type Delivery,
  type DeliveryGroup,
  deliveryOn,
  type FulfilmentTime,
  madeOn,
  type Outcome,
  type Promised,
  periodOf,
} from "./delivery.ts";
export { type DeliveryRules, deliveryFile, parseDeliveryRules } from "./deliveryRules.ts";
export { sidesOn } from "./disagreements.ts";
export { type PlacedQuote, readMatter, readQuotes } from "./doctrineMatter.ts";
export {
  type DoctrineRules,
  doctrinesFile,
  parseDoctrineRules,
  type Question,
  type RelationRule,
} from "./doctrineRules.ts";
export {
  compareDoctrines,
  type DoctrineComparison,
  type DoctrineGround,
  type DoctrineSide,
  type Emphasis,
} from "./doctrines.ts";
export { type MeasuredValue, type MeasureFigures, measuredValues } from "./figures.ts";
export { type Frame, type FrameCode, parseFrame } from "./frame.ts";
export { type Located, locateEntries } from "./gaps.ts";
export { compareOrders, type OrderComparison, type Ranged } from "./orderComparison.ts";
export {
  orderOf,
  type Places,
  type RankedThing,
  type ReadersOrders,
  type Reading,
  readersOrders,
} from "./orders.ts";
export { type PartyStanding, type PartyStep, partiesOn } from "./parties.ts";
export { type Partner, type Partners, partnersFile, readPartners } from "./partners.ts";
export {
  type CountedValue,
  type Pace,
  type Progress,
  progressOf,
  type Range,
  type Reaches,
} from "./progress.ts";
export { type ProgressRules, parseProgressRules, progressFile } from "./progressRules.ts";
export { readProposalContent } from "./proposalContent.ts";
export { proposalsStage } from "./proposalStage.ts";
export { newEntryId, type Proposal } from "./proposals.ts";
export {
  confirmation,
  type ProposalCandidate,
  type ProposalQuote,
  proposal,
} from "./proposalTable.ts";
export { type Decided, decideProposals, type ProposalState } from "./queue.ts";
export {
  type Register,
  type RegisterContent,
  type RegisterTables,
  readRegister,
  registerFiles,
} from "./register.ts";
export type { InterestRelation, Meeting } from "./relations.ts";
export {
  type ActedKind,
  type ActStep,
  type ActWord,
  actedKinds,
  listStatuses,
  parseStatusRules,
  type StatusGroup,
  type StatusRule,
  type StatusRules,
  type StatusWord,
} from "./rules.ts";
export { seenOf } from "./seen.ts";
export { readRegisterContent, registerStage } from "./stage.ts";
export { createStandings } from "./standings.ts";
export { type Standing, statusesOn, statusOn } from "./status.ts";
export {
  type DatedAct,
  datedActs,
  knownFrom,
  type Subject,
} from "./subject.ts";
export { readSubjectRows, type SubjectRow } from "./subjectRows.ts";
export {
  act,
  agreement,
  commitment,
  disagreement,
  dispute,
  doctrine,
  measure,
  meeting,
  priority,
  registerAccount,
  state,
  wording,
} from "./table.ts";
export { parseTerm, type Term, termOn } from "./term.ts";
export {
  type DueNext,
  dueNext,
  type PastDue,
  pastDue,
  type Quiet,
  quietOn,
  type Waiting,
} from "./waiting.ts";
