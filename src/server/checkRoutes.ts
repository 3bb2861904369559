import { z } from "zod";
import {
  type ExaminedText,
  type Examiner,
  examineDocument,
  examinePlain,
  openExaminer,
  tellText,
  toClaimReviews,
  writeJsonLd,
} from "../claims/index.ts";
import { Problem, type ReadLanguage } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import {
  checkBody,
  checkedText,
  checkQuery,
  reviewBody,
  reviewQuery,
  verdicts,
} from "./contract.ts";
import type { Desk } from "./desk.ts";
import { type Route, route, type Shown } from "./route.ts";

/** A longer text keeps the server too long: it is added to the dossier, or checked by the command. */
export const longestText = 100_000;

type Asked = z.infer<typeof checkQuery>;
type Sent = z.infer<typeof checkBody>;

const noQuery = z.object({});
const ofDocument = z.object({ document: z.string() });

/** Claims put to the test: those of a document of the dossier, or of a text that is sent and not kept. */
export const checkRoutes: readonly Route[] = [
  route({
    path: "/api/check/{document}",
    summary: "The claims of a document, each judged at its text's day and as of another day.",
    parameters: ofDocument,
    query: checkQuery,
    answer: checkedText,
    work: (desk, asked) => lengthOf(desk, asked.document),
    handle: async (desk, { document: id, ...asked }) =>
      view(await ofDossier(desk, id, asked), asked.language, await examinerOf(desk), id),
  }),
  route({
    path: "/api/check/{document}/claim-review",
    summary: "The same as schema.org ClaimReview (JSON-LD).",
    parameters: ofDocument,
    query: reviewQuery,
    answer: z.string(),
    mediaType: "application/ld+json",
    work: (desk, asked) => lengthOf(desk, asked.document),
    handle: async (desk, { document: id, ...asked }) =>
      review(desk, await ofDossier(desk, id, asked), asked),
  }),
  route({
    method: "post",
    path: "/api/check",
    summary: "The claims of a text that is sent, or of a document; nothing of it is stored.",
    parameters: z.object({}),
    query: noQuery,
    body: checkBody,
    answer: checkedText,
    work: lengthSent,
    handle: async (desk, sent) =>
      view(await examineSent(desk, sent), sent.language, await examinerOf(desk), sent.document),
  }),
  route({
    method: "post",
    path: "/api/check/claim-review",
    summary: "The claims of a text that is sent as schema.org ClaimReview (JSON-LD).",
    parameters: z.object({}),
    query: noQuery,
    body: reviewBody,
    answer: z.string(),
    mediaType: "application/ld+json",
    work: lengthSent,
    handle: async (desk, sent) => review(desk, await examineSent(desk, sent), sent),
  }),
];

/** All that it takes to put texts to the test, read once a build. */
export function examinerOf(desk: Desk): Promise<Examiner> {
  return desk.once("examiner", () => openExaminer(desk.store, desk.opened.dossier));
}

async function ofDossier(desk: Desk, id: string, asked: Asked): Promise<ExaminedText> {
  const found = await examineDocument(desk.store, id, asked, await examinerOf(desk));
  if (found === undefined) throw notFound("document");
  return found;
}

async function examineSent(desk: Desk, sent: Sent): Promise<ExaminedText> {
  const { text, document: id, ...asked } = sent;
  if ((text === undefined) === (id === undefined)) {
    throw new Problem("asked-wrongly", "Send either a text or the id of a document.");
  }
  if (id !== undefined) return ofDossier(desk, id, asked);
  return examinePlain(text ?? "", asked, await examinerOf(desk));
}

async function lengthOf(desk: Desk, id: string): Promise<number> {
  const [row] = await desk.store.rows(document, { where: { id } });
  return row?.characters ?? 0;
}

async function lengthSent(desk: Desk, { text, document: id }: Sent): Promise<number> {
  if (text === undefined) return id === undefined ? 0 : lengthOf(desk, id);
  if (text.length <= longestText) return text.length;
  throw new Problem(
    "text-too-long",
    `At most ${longestText} characters are checked at once: send a part, or add the text to the dossier.`,
  );
}

function view(
  examined: ExaminedText,
  language: ReadLanguage,
  examiner: Examiner,
  id?: string | undefined,
): Shown<z.infer<typeof checkedText>> {
  const { claims, unread } = tellText(examined, language, examiner);
  const { title, textDate, asOf, passages } = examined;
  return {
    document: id,
    title,
    textDate,
    asOf,
    language,
    counts: verdicts.map((verdict) => ({
      verdict,
      claims: claims.filter((one) => one.verdict === verdict).length,
    })),
    passages: passages.map(({ start, end, kind, language: tag }) => {
      return { start, end, kind, language: tag };
    }),
    claims: claims.map(({ query, ...one }) => ({ ...one, query: { ...query } })),
    unread,
  };
}

async function review(
  desk: Desk,
  examined: ExaminedText,
  { language, url }: z.infer<typeof reviewQuery>,
): Promise<string> {
  const { claims } = tellText(examined, language, await examinerOf(desk));
  const { settings } = desk.opened.dossier;
  const base = url ?? `urn:hamkor:${settings.id}`;
  return writeJsonLd(
    toClaimReviews(claims, {
      author: settings.title[language] ?? settings.title.en ?? settings.id,
      asOf: examined.asOf,
      language,
      title: examined.title,
      textDate: examined.textDate,
      addressOf: ({ id }) => `${base}#${encodeURIComponent(id)}`,
    }),
  );
}
