import { ExternalHyperlink, type ParagraphChild, TextRun } from "docx";
import { addressIn } from "./briefHtml.ts";
import type { Run } from "./briefRuns.ts";

/** What stands after a sentence: the number of its footnote, or the marks of its sources. */
export type Refer = (note: number) => ParagraphChild[];

/** Runs of a text, those in another language marked with it. */
export function textRuns(all: readonly Run[]): ParagraphChild[] {
  return all.flatMap(({ text, language }) => linked(text, language));
}

/** A text with its web addresses as links. */
export function linked(text: string, language?: string): ParagraphChild[] {
  const own = language === undefined ? {} : { language: { value: language } };
  return text.split(addressIn).flatMap((part, at): ParagraphChild[] => {
    if (part === "") return [];
    if (at % 2 === 0) return [new TextRun({ text: part, ...own })];
    const children = [new TextRun({ text: part, style: "Hyperlink" })];
    return [new ExternalHyperlink({ link: part, children })];
  });
}
