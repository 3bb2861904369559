import type { Brief } from "./briefShape.ts";
import { toCslJson } from "./citation.ts";
import { toBibtex } from "./citationBib.ts";
import { toRis } from "./citationRis.ts";

/** Forms in which the sources of a brief are handed to programs that keep references. */
export const referenceForms = ["csl", "bibtex", "ris"] as const;

/** A form in which the sources of a brief are handed to programs that keep references. */
export type ReferenceForm = (typeof referenceForms)[number];

/** Media types of these forms. Source: IANA; citationstyles.org. */
export const referenceTypes: Readonly<Record<ReferenceForm, string>> = {
  csl: "application/vnd.citationstyles.csl+json",
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
};

/** How files of these forms end. */
export const referenceEndings: Readonly<Record<ReferenceForm, string>> = {
  csl: "csl.json",
  bibtex: "bib",
  ris: "ris",
};

/** The list of sources of a brief as CSL-JSON, BibTeX or RIS: the same texts in the same order. */
export function briefReferences({ works }: Pick<Brief, "works">, form: ReferenceForm): string {
  const items = works.map(({ item }) => item);
  if (form === "csl") return toCslJson(items);
  return form === "bibtex" ? toBibtex(items) : toRis(items);
}
