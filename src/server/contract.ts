import type { z } from "zod";
import type { briefAnswer, briefList, briefPart, briefPlace } from "./shapesBriefs.ts";
import type { accounting, buildState, problemDetails } from "./shapesBuild.ts";
import type { change, changeList } from "./shapesChanges.ts";
import type {
  checkedClaim,
  checkedText,
  claimJudgement,
  claimRow,
  unreadSentence,
  verdicts,
} from "./shapesClaims.ts";
import type { delivery, deliveryGroup } from "./shapesDelivery.ts";
import type { disagreement, disagreementList, disagreementSide } from "./shapesDisagreements.ts";
import type { doc, docList } from "./shapesDocs.ts";
import type {
  answerOfSide,
  doctrineComparison,
  doctrineList,
  interestRelation,
  orderComparison,
  statement,
} from "./shapesDoctrines.ts";
import type { eventSeries } from "./shapesEvents.ts";
import type { series, seriesValues } from "./shapesFigures.ts";
import type { frame } from "./shapesFrame.ts";
import type { accessibilityStatement, tour } from "./shapesHelp.ts";
import type { indexAnswer, indexList } from "./shapesIndex.ts";
import type { limits } from "./shapesLimits.ts";
import type { commitmentMeasure, measureCount } from "./shapesMeasure.ts";
import type {
  scenarioAnswer,
  scenarioDetail,
  scenarioDraws,
  scenarioList,
} from "./shapesModels.ts";
import type { boundaryLines, cell, matrixCell, overview } from "./shapesPair.ts";
import type {
  idealPointsAnswer,
  panelAnswer,
  panelColumn,
  panelColumns,
  similarityAnswer,
} from "./shapesPanel.ts";
import type { positionAnswer } from "./shapesPosition.ts";
import type {
  coderAgreement,
  decided,
  decisionBody,
  decisionShape,
  personCodingShape,
  proposal,
  proposalCandidate,
  proposalQuote,
  queue,
  writeToken,
} from "./shapesQueue.ts";
import type {
  act,
  entry,
  entryDetail,
  entryKinds,
  entryList,
  partyActs,
  source,
  status,
} from "./shapesRegister.ts";
import type {
  coding,
  codingInContext,
  documentDetail,
  documentList,
  documentSummary,
  findingShape,
  passage,
  searchResult,
} from "./shapesTexts.ts";
import type {
  entryQuotes,
  historyStep,
  measuredPromises,
  timeline,
  timelineDrawing,
} from "./shapesTimeline.ts";

export type { Pack, PackHead, PackReply, ReadPart } from "./packShape.ts";
// The shapes that cross the wire. Pages import only the types of this file; the API description is made from it.
export * from "./shapesBriefs.ts";
export * from "./shapesBuild.ts";
export * from "./shapesChanges.ts";
export * from "./shapesClaims.ts";
export * from "./shapesDelivery.ts";
export * from "./shapesDisagreements.ts";
export * from "./shapesDocs.ts";
export * from "./shapesDoctrines.ts";
export * from "./shapesEvents.ts";
export * from "./shapesFigures.ts";
export * from "./shapesFrame.ts";
export * from "./shapesHelp.ts";
export * from "./shapesIndex.ts";
export * from "./shapesLimits.ts";
export * from "./shapesMeasure.ts";
export * from "./shapesModels.ts";
export * from "./shapesPair.ts";
export * from "./shapesPanel.ts";
export * from "./shapesPosition.ts";
export * from "./shapesQueue.ts";
export * from "./shapesRegister.ts";
export * from "./shapesTexts.ts";
export * from "./shapesTimeline.ts";

export type Frame = z.infer<typeof frame>;
export type Entry = z.infer<typeof entry>;
export type EntryDetail = z.infer<typeof entryDetail>;
export type EntryList = z.infer<typeof entryList>;
export type EntryKind = (typeof entryKinds)[number];
export type PartyActs = z.infer<typeof partyActs>;
export type Delivery = z.infer<typeof delivery>;
export type DeliveryGroup = z.infer<typeof deliveryGroup>;
export type CommitmentMeasure = z.infer<typeof commitmentMeasure>;
export type MeasureCount = z.infer<typeof measureCount>;
export type Disagreement = z.infer<typeof disagreement>;
export type DisagreementSide = z.infer<typeof disagreementSide>;
export type DisagreementList = z.infer<typeof disagreementList>;
export type DoctrineList = z.infer<typeof doctrineList>;
export type DoctrineComparison = z.infer<typeof doctrineComparison>;
export type OrderComparison = z.infer<typeof orderComparison>;
export type InterestRelation = z.infer<typeof interestRelation>;
export type AnswerOfSide = z.infer<typeof answerOfSide>;
export type Statement = z.infer<typeof statement>;
export type Change = z.infer<typeof change>;
export type ChangeList = z.infer<typeof changeList>;
export type Act = z.infer<typeof act>;
export type Status = z.infer<typeof status>;
export type MatrixCell = z.infer<typeof matrixCell>;
export type Overview = z.infer<typeof overview>;
export type BoundaryLines = z.infer<typeof boundaryLines>;
export type Cell = z.infer<typeof cell>;
export type Coding = z.infer<typeof coding>;
export type CodingInContext = z.infer<typeof codingInContext>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type DocumentList = z.infer<typeof documentList>;
export type DocumentDetail = z.infer<typeof documentDetail>;
export type Passage = z.infer<typeof passage>;
export type Series = z.infer<typeof series>;
export type SeriesValues = z.infer<typeof seriesValues>;
export type PanelColumn = z.infer<typeof panelColumn>;
export type PanelColumns = z.infer<typeof panelColumns>;
export type PanelAnswer = z.infer<typeof panelAnswer>;
export type SimilarityAnswer = z.infer<typeof similarityAnswer>;
export type IdealPointsAnswer = z.infer<typeof idealPointsAnswer>;
export type IndexList = z.infer<typeof indexList>;
export type IndexView = z.infer<typeof indexAnswer>;
export type PositionAnswer = z.infer<typeof positionAnswer>;
export type EventSeries = z.infer<typeof eventSeries>;
export type SearchResult = z.infer<typeof searchResult>;
export type Accounting = z.infer<typeof accounting>;
export type BuildState = z.infer<typeof buildState>;
export type ProblemDetails = z.infer<typeof problemDetails>;
export type BriefList = z.infer<typeof briefList>;
export type BriefAnswer = z.infer<typeof briefAnswer>;
export type BriefPart = z.infer<typeof briefPart>;
export type BriefPlace = z.infer<typeof briefPlace>;
export type Source = z.infer<typeof source>;
export type FindingShape = z.infer<typeof findingShape>;
export type Proposal = z.infer<typeof proposal>;
export type ProposalQuote = z.infer<typeof proposalQuote>;
export type ProposalCandidate = z.infer<typeof proposalCandidate>;
export type Queue = z.infer<typeof queue>;
export type DecisionShape = z.infer<typeof decisionShape>;
export type DecisionBody = z.infer<typeof decisionBody>;
export type Decided = z.infer<typeof decided>;
export type WriteToken = z.infer<typeof writeToken>;
export type PersonCoding = z.infer<typeof personCodingShape>;
export type CoderAgreement = z.infer<typeof coderAgreement>;
export type CheckedText = z.infer<typeof checkedText>;
export type CheckedClaim = z.infer<typeof checkedClaim>;
export type ClaimJudgement = z.infer<typeof claimJudgement>;
export type ClaimRow = z.infer<typeof claimRow>;
export type UnreadSentence = z.infer<typeof unreadSentence>;
export type Verdict = (typeof verdicts)[number];
export type Timeline = z.infer<typeof timeline>;
export type TimelineDrawing = z.infer<typeof timelineDrawing>;
export type HistoryStep = z.infer<typeof historyStep>;
export type EntryQuotes = z.infer<typeof entryQuotes>;
export type MeasuredPromises = z.infer<typeof measuredPromises>;
export type ScenarioList = z.infer<typeof scenarioList>;
export type ScenarioAnswer = z.infer<typeof scenarioAnswer>;
export type ScenarioDraws = z.infer<typeof scenarioDraws>;
export type ScenarioDetail = z.infer<typeof scenarioDetail>;
export type Doc = z.infer<typeof doc>;
export type DocList = z.infer<typeof docList>;
export type Tour = z.infer<typeof tour>;
export type AccessibilityStatement = z.infer<typeof accessibilityStatement>;
export type Limits = z.infer<typeof limits>;
export type LimitSection = Limits["sections"][number];
export type LimitTable = LimitSection["tables"][number];
export type LimitCell = LimitTable["rows"][number]["name"];
