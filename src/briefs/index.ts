export { toArrow } from "./arrow.ts";
export { type BriefOptions, makeBrief } from "./brief.ts";
export { type BriefChoice, chooseParts } from "./briefChoice.ts";
export { briefDocx } from "./briefDocx.ts";
export type { BriefText } from "./briefExtraShapes.ts";
export { withExtras } from "./briefExtras.ts";
export { type BriefGround, type BriefQuestion, readBriefGround } from "./briefGround.ts";
export { briefHtml } from "./briefHtml.ts";
export type { NoteForm } from "./briefNotes.ts";
export { briefPdf } from "./briefPdf.ts";
export { type BriefPress, openBriefPress } from "./briefPress.ts";
export { briefQueryNames } from "./briefQueries.ts";
export {
  briefReferences,
  type ReferenceForm,
  referenceEndings,
  referenceForms,
  referenceTypes,
} from "./briefReferences.ts";
export { type SetForm, setBrief, setForms } from "./briefSet.ts";
export type { Brief } from "./briefShape.ts";
export { briefWorkbook } from "./briefSheet.ts";
export { type BriefTemplate, parseBriefTemplate } from "./briefTemplate.ts";
export { listBriefTemplates, readBriefTemplate } from "./briefTemplates.ts";
export { readBriefText, type TextAsked } from "./briefText.ts";
export { briefTypst } from "./briefTypst.ts";
export { type BriefWorks, ownWorks, ranScenario } from "./briefWorkings.ts";
export { type BriefAsked, checkBriefLicences, writeBrief } from "./briefWrite.ts";
export {
  type Cited,
  type CslItem,
  toCsl,
  toCslJson,
  withoutRepeats,
} from "./citation.ts";
export { toBibtex } from "./citationBib.ts";
export { toRis } from "./citationRis.ts";
export { toCsv } from "./csv.ts";
export { type Feed, type FeedItem, toAtom, toJsonFeed } from "./feed.ts";
export { indexSheet } from "./indexSheet.ts";
export { panelCited, sourcesCited, worksCited } from "./panelCited.ts";
export { type PanelJson, type PanelJsonColumn, panelJson } from "./panelJson.ts";
export { panelPackage } from "./panelPackage.ts";
export { panelSdmx } from "./panelSdmx.ts";
export { panelSheet } from "./panelSheet.ts";
export { positionJson } from "./positionJson.ts";
export { positionSheet } from "./positionSheet.ts";
export { type CitationStyle, type ReferenceOptions, writeReference } from "./reference.ts";
export {
  type CellKind,
  type CellValue,
  type Declared,
  type Sheet,
  type SheetColumn,
  toSheet,
  type Workbook,
} from "./sheet.ts";
export {
  absentWords,
  similarityJson,
  similaritySheet,
  sourceJson,
  whyMissing,
} from "./similaritySheet.ts";
export { readSourceKinds, readSourceLine } from "./sourceKinds.ts";
export { toXlsx } from "./xlsx.ts";
