import { z } from "zod";
import { personCoding } from "../decisions/index.ts";
import { coding, compareCoders, modelCoding, toComparable } from "../evidence/index.ts";
import { readProposalContent } from "../register/index.ts";
import { notFound } from "./answer.ts";
import {
  coderAgreement,
  personCodingShape,
  proposal,
  proposalKinds,
  proposalStates,
  queue,
} from "./contract.ts";
import type { Desk } from "./desk.ts";
import { pagedRoute } from "./paging.ts";
import {
  type QueueAsked,
  type QueueDesk,
  type QueueNames,
  readQueue,
  viewProposal,
  viewQueue,
} from "./queueView.ts";
import { type Route, route } from "./route.ts";

/** What may be asked of the queue. */
export const queueQuery = z.object({
  kind: z.enum(proposalKinds).optional(),
  direction: z.string().optional(),
  document: z.string().optional(),
  state: z.enum(proposalStates).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The proposals of a build that fit what is asked. */
export async function listQueue(desk: Desk, asked: QueueAsked) {
  return viewQueue(await queueOf(desk), namesOf(desk), asked);
}

/** The queue of proposals, one proposal, and what people coded beside the rules. */
export const queueRoutes: readonly Route[] = [
  pagedRoute({
    path: "/api/queue",
    summary: "What the machine proposes for the register, with what people decided; filtered.",
    parameters: z.object({}),
    query: queueQuery,
    answer: queue,
    counts: ({ proposals, total }) => ({ here: proposals.length, all: total }),
    handle: listQueue,
  }),
  route({
    path: "/api/proposals/{id}",
    summary: "One proposal with its quotes, its candidates and all that was decided about it.",
    parameters: z.object({ id: z.string() }),
    query: z.object({}),
    answer: proposal,
    handle: async (desk, { id }) => {
      const all = await queueOf(desk);
      const found = all.proposals.find((one) => [one.id, ...one.aliases].includes(id));
      if (found === undefined) throw notFound("proposal");
      return viewProposal(found, all, namesOf(desk));
    },
  }),
  route({
    path: "/api/documents/{id}/coders",
    summary: "What people coded in a document, and how far every two coders of it agree.",
    parameters: z.object({ id: z.string() }),
    query: z.object({}),
    answer: z.object({
      codings: z.array(personCodingShape),
      agreements: z.array(coderAgreement),
    }),
    handle: async ({ store }, { id }) => {
      const here = { where: { document: id } };
      const people = await store.rows(personCoding, here);
      const coded = [
        ["rules", toComparable(await store.rows(coding, here))] as const,
        ...byCoder(people),
        ...byCoder(await store.rows(modelCoding, here)),
      ];
      return {
        codings: people.map(({ file: _, anchor: __, codebooks: ___, ...shown }) => shown),
        agreements: coded.flatMap(([one, first], index) =>
          coded.slice(index + 1).map(([other, second]) => ({
            coders: [one, other],
            fields: compareCoders(first, second),
          })),
        ),
      };
    },
  }),
];

function byCoder<Row extends { readonly coder: string }>(rows: readonly Row[]) {
  const names = [...new Set(rows.map((one) => one.coder))].sort();
  return names.map((name) => [name, rows.filter((one) => one.coder === name)] as const);
}

/** The queue of a build, read when first asked for. */
function queueOf(desk: Desk): Promise<QueueDesk> {
  return desk.once("queue", () => readQueue(desk.store));
}

function namesOf(desk: Desk): QueueNames {
  const { rules } = readProposalContent(desk.opened.dossier).rules;
  return {
    entries: desk.book.byId,
    explanations: new Map(rules.map((one) => [one.id, one.explanation])),
  };
}

/** One proposal as a build has it; undefined where the id is none of a proposal. */
export async function proposalAt(desk: Desk, id: string) {
  const all = await queueOf(desk);
  const found = all.proposals.find((one) => [one.id, ...one.aliases].includes(id));
  return found === undefined ? undefined : viewProposal(found, all, namesOf(desk));
}
