export { bothTogether, check, type Days } from "./check.ts";
export { type ReviewFrame, toClaimReviews, writeJsonLd } from "./claimReview.ts";
export { type Examined, type Examiner, examineText, openExaminer } from "./examine.ts";
export {
  type DaysAsked,
  type ExaminedText,
  examineDocument,
  examineExtracted,
  examinePlain,
} from "./examineTexts.ts";
export { explain, explainReason, type Wording } from "./explain.ts";
export { type Facts, readFacts, type StateFacts } from "./facts.ts";
export { writeDate, writeDayOfYear, writeNumber, writeScaled, writeShortDate } from "./figures.ts";
export type { ClaimPassage, TextContext } from "./find.ts";
export type { Unread } from "./findUnread.ts";
export { type BorderGraph, statesOfDegree } from "./geography.ts";
export { denied, type Judging, judge } from "./judge.ts";
export type * from "./query.ts";
export { type ClaimRules, parseClaimRules } from "./rules.ts";
export { parseSayings, type Sayings, writtenLanguages } from "./sayings.ts";
export {
  type ToldClaim,
  type ToldJudgement,
  type ToldText,
  type ToldUnread,
  tellText,
} from "./told.ts";
export type * from "./verdict.ts";
export { sayUnread, sayVerdict, verdictContent } from "./verdictWords.ts";
export { sayClaim, sayQuery } from "./words.ts";
