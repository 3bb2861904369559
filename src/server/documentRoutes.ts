import { z } from "zod";
import { coding } from "../evidence/index.ts";
import { finding, type RowOf, sql } from "../store/index.ts";
import { isPartialDate, latestDay } from "../terms/index.ts";
import { document, passage } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import { viewCoding } from "./codingView.ts";
import { type DocumentSummary, documentDetail, documentList } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { viewFinding } from "./findingView.ts";
import { pagedRoute, pageLength, pageOf } from "./paging.ts";
import { type Route, route } from "./route.ts";

type DocumentRow = RowOf<typeof document>;

/** The documents of the dossier, and one with its passages and codings. */
export const documentRoutes: readonly Route[] = [
  pagedRoute({
    path: "/api/documents",
    summary: "The documents with what was read of them; of a day without those dated later.",
    parameters: z.object({}),
    query: z.object({
      asOf: z.string().optional().describe("Left out: all documents."),
      limit: pageLength,
    }),
    answer: documentList,
    counts: ({ documents, total }) => ({ here: documents.length, all: total }),
    handle: async (desk, { asOf, offset, limit }) => {
      const counts = await countCodings(desk);
      const rows = await desk.store.rows(document, { orderBy: ["date", "id"] });
      const day = asOf === undefined ? undefined : dayOf(desk, asOf);
      const known = rows.filter((row) => day === undefined || isThere(row, day));
      const shown = pageOf([...known].reverse(), offset, limit);
      return {
        asOf: day,
        leftOut: rows.length - known.length,
        total: known.length,
        documents: shown.map((row) => viewDocument(row, counts.get(row.id) ?? 0)),
      };
    },
  }),
  route({
    path: "/api/documents/{id}",
    summary: "One document in passages, with its codings and what was odd about it.",
    parameters: z.object({ id: z.string() }),
    query: z.object({}),
    answer: documentDetail,
    handle: async ({ store }, { id }) => {
      const [row] = await store.rows(document, { where: { id } });
      if (row === undefined) throw notFound("document");
      const order = ["start", "end", "id"] as const;
      const passages = await store.rows(passage, { where: { document: id }, orderBy: ["number"] });
      const codings = await store.rows(coding, { where: { document: id }, orderBy: order });
      const findings = await store.rows(finding, { where: { file: row.file } });
      return {
        document: viewDocument(row, codings.length),
        passages: passages.map((one) => ({
          id: one.id,
          start: one.start,
          end: one.end,
          page: one.page,
          kind: one.kind,
          language: one.language,
          confidence: one.confidence,
          text: one.text,
        })),
        evidence: codings.map(viewCoding),
        findings: findings.map(viewFinding),
      };
    },
  }),
];

/** Whether a document was there by a day: all days that its date may mean are over; without a date it counts as there. */
function isThere({ date }: DocumentRow, day: string): boolean {
  return date === undefined || !isPartialDate(date) || latestDay(date) <= day;
}

async function countCodings(desk: Desk): Promise<ReadonlyMap<string, number>> {
  const rows = await desk.store.query<{ document: string; n: number }>(
    sql`SELECT document, count(*)::INTEGER AS n FROM ${coding} GROUP BY document`,
  );
  return new Map(rows.map((row) => [row.document, row.n]));
}

function viewDocument(row: DocumentRow, codings: number): DocumentSummary {
  const { sources: _, facts: __, ...shown } = row;
  return { ...shown, languages: [...row.languages], codings };
}
