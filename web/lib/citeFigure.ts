import { type CslItem, toBibtex, toCsl, toCslJson, toRis } from "../../src/briefs/forPages.ts";
import { permalinkOf, titleOf } from "./figure.ts";
import type { FigureCard } from "./figureCard.ts";
import { labelOf } from "./labels.ts";
import { language } from "./language.svelte.ts";
import { theFrame } from "./state.ts";
import { t } from "./text.ts";

/** Forms in which a figure is cited: two styles to read, three for programs. */
export const citeForms = ["apa", "gost", "bib", "ris", "csl"] as const;
/** One of them. */
export type CiteForm = (typeof citeForms)[number];

/** What the files of the forms for programs are called and are. */
export const citeFiles: Readonly<Record<CiteForm, readonly [ending: string, type: string]>> = {
  apa: ["txt", "text/plain"],
  gost: ["txt", "text/plain"],
  bib: ["bib", "application/x-bibtex"],
  ris: ["ris", "application/x-research-info-systems"],
  csl: ["json", "application/vnd.citationstyles.csl+json"],
};

/** A figure as something that can be cited: in the state and the version of the dossier in which it is seen. */
export function itemOf(card: FigureCard): CslItem {
  const { dossier, fingerprint } = theFrame();
  return toCsl({
    id: `hamkor-${card.file}`,
    type: "dataset",
    title: titleOf(card),
    issued: dossier.asOf,
    url: permalinkOf(card),
    language: language(),
    publisher: labelOf(dossier.title).text,
    version: fingerprint.slice(0, 12),
    genre: t("figure.genre"),
    note: card.source,
  });
}

/** A figure cited in one of the forms. */
export function citeFigure(card: FigureCard, form: CiteForm): string {
  const item = itemOf(card);
  if (form === "bib") return toBibtex([item]);
  if (form === "ris") return toRis([item]);
  if (form === "csl") return toCslJson([item]);
  const { asOf } = theFrame().dossier;
  const title = item.title.replace(/\.$/, "");
  const told = { title, dossier: item.publisher, version: item.version, url: item.URL };
  if (form === "apa") return t("figure.apa", { ...told, year: asOf.slice(0, 4) });
  return t("figure.gost", { ...told, day: asOf.split("-").reverse().join(".") });
}
