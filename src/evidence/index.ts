export {
  type Code,
  type Codebook,
  type CodebookText,
  type FormGroup,
  type Forms,
  loadCodebooks,
  parseCodebook,
} from "./codebook.ts";
export { codeDocument, type PassageOfDocument } from "./codeDocument.ts";
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
export { type CompiledCodebooks, compileCodebooks, formsIn, type Named } from "./compile.ts";
export { packageCodebooks, packageGrammar } from "./content.ts";
export { loadGrammars, type RoleGrammars } from "./grammar.ts";
export { createRuleCoder, ruleCoderId } from "./rules.ts";
export { type PassageUnder, readSections } from "./sections.ts";
export { codebookTexts, codersOf, evidenceStage } from "./stage.ts";
export { coding, mention } from "./table.ts";
