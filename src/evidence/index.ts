export {
  type Code,
  type Codebook,
  type CodebookText,
  type FormGroup,
  type Forms,
  loadCodebooks,
  parseCodebook,
} from "./codebook.ts";
export { codeDocument, type DocumentFacts, type PassageOfDocument } from "./codeDocument.ts";
export type {
  CodedActor,
  CodedDate,
  CodedEvent,
  CodedQuantity,
  Coder,
  Coding,
  DocumentContext,
  Mention,
  Modality,
  PassageIn,
  Polarity,
  Role,
  Section,
} from "./coder.ts";
export {
  type Comparable,
  compareCoders,
  type FieldAgreement,
  toComparable,
} from "./coders.ts";
export { type CompiledCodebooks, compileCodebooks, formsIn, type Named } from "./compile.ts";
export { packageCodebooks, packageGrammar } from "./content.ts";
export { eventLayouts } from "./eventLayouts.ts";
export {
  type EventChoice,
  type EventDataset,
  type EventMonth,
  type EventSeries,
  eventLabel,
  eventMonths,
} from "./eventMonths.ts";
export { eventMonthsStage, eventsStage } from "./eventStage.ts";
export { event, eventAccount, eventCoverage, eventMonth, eventRefusal } from "./eventTable.ts";
export { loadGrammars, type RoleGrammars } from "./grammar.ts";
export type { Refusal } from "./modelAnswer.ts";
export { codeWithModel, type ModelCoded, type ModelService } from "./modelCoder.ts";
export { keepCodings, type ModelCodings } from "./modelCodings.ts";
export { modelCodingsStage } from "./modelStage.ts";
export { modelCoding } from "./modelTable.ts";
export { createRuleCoder, ruleCoderId } from "./rules.ts";
export { type PassageUnder, readSections } from "./sections.ts";
export { codebookTexts, codersOf, evidenceStage } from "./stage.ts";
export { coding, mention } from "./table.ts";
