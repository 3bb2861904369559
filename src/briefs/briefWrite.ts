import { checkLicences, type Dossier } from "../sources/index.ts";
import type { Store } from "../store/index.ts";
import { type BriefOptions, makeBrief } from "./brief.ts";
import { chooseParts } from "./briefChoice.ts";
import { withExtras } from "./briefExtras.ts";
import { type BriefQuestion, readBriefGround } from "./briefGround.ts";
import type { Brief } from "./briefShape.ts";
import { readBriefTemplate } from "./briefTemplates.ts";
import { readBriefText, type TextAsked } from "./briefText.ts";
import { ownWorks } from "./briefWorkings.ts";

/** All that somebody asks of a brief: template, states, day, language, style, and a text where the template tests one. */
export interface BriefAsked extends BriefOptions, BriefQuestion {
  readonly text?: TextAsked | undefined;
}

/**
 * Writes a brief from a built dossier: reads what the template asks for, and makes the brief of it.
 *
 * Throws: `brief-template-unknown`, `template-wrong`, `pair-unknown`, `brief-needs-text`, `brief-unsupported`,
 * `brief-part-unknown`; what reading a text throws.
 */
export async function writeBrief(
  dossier: Dossier,
  store: Pick<Store, "rows" | "query">,
  asked: BriefAsked,
): Promise<Brief> {
  const { sides, day, doctrines, text, ...options } = asked;
  const template = readBriefTemplate(dossier, options.name);
  const ground = await readBriefGround(dossier, store, { sides, day, doctrines });
  const works = ownWorks(dossier, store);
  const tested =
    text === undefined ? undefined : await readBriefText(store, text, day, await works.examiner());
  // What is left out by choice is not worked out either.
  const kept = chooseParts(template, options.without ?? []).template;
  return makeBrief(
    await withExtras(ground, store, kept, { text: tested, works }),
    template,
    options,
  );
}

/**
 * Stops a brief that is to be passed on unless every file used in it may be (law 7); a text from outside does not say so.
 *
 * Throws: `licence-gate`, naming the files.
 */
export function checkBriefLicences({ files }: Pick<Brief, "files">): void {
  checkLicences(files);
}
