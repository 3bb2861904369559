import { z } from "zod";
import { coding } from "../evidence/index.ts";
import { finding, type RowOf, sql } from "../store/index.ts";
import { document, passage } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import { viewCoding } from "./codingView.ts";
import { type DocumentSummary, documentDetail, documentSummary } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { viewFinding } from "./findingView.ts";
import { type Route, route } from "./route.ts";

type DocumentRow = RowOf<typeof document>;

/** The documents of the dossier, and one with its passages and codings. */
export const documentRoutes: readonly Route[] = [
  route({
    path: "/api/documents",
    summary: "All documents with what was read of them.",
    parameters: z.object({}),
    query: z.object({}),
    answer: z.array(documentSummary),
    handle: async (desk) => {
      const counts = await countCodings(desk);
      const rows = await desk.store.rows(document, { orderBy: ["date", "id"] });
      return [...rows].reverse().map((row) => viewDocument(row, counts.get(row.id) ?? 0));
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
