import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type DocList, doc, docList } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { docNames, readDoc } from "./docs.ts";
import { type Route, route } from "./route.ts";
import { labels } from "./shapesFrame.ts";

const docGroups = z.strictObject({
  groups: z
    .array(
      z.strictObject({ id: z.string(), label: labels, note: labels, docs: z.array(z.string()) }),
    )
    .min(1),
});

/** The program's guides: which there are for whom, and one of them in parts. */
export const docRoutes: readonly Route[] = [
  route({
    path: "/api/docs",
    summary: "The guides of this program, by who reads them. All are in English.",
    parameters: z.object({}),
    query: z.object({}),
    answer: docList,
    handle: (desk) => desk.once("docs", async () => listDocs(desk)),
  }),
  route({
    path: "/api/docs/{name}",
    summary: "One guide in headings, paragraphs, lists, tables and code; no part holds HTML.",
    parameters: z.object({ name: z.string() }),
    query: z.object({}),
    answer: doc,
    handle: async (_desk, { name }) => readDoc(name),
  }),
];

/** The guides by reader, as content/help/docs.yaml has them; those it does not name come last. */
function listDocs(desk: Desk): DocList {
  const content = contentOf(desk, "help/docs.yaml");
  const { groups } = docGroups.parse(load(content, { schema: CORE_SCHEMA }));
  const names = docNames();
  const named = new Set(groups.flatMap((group) => group.docs));
  const rest = names.filter((name) => !named.has(name));
  return {
    language: "en",
    groups: groups.map((group, index) => ({
      ...group,
      docs: [
        ...group.docs.filter((name) => names.includes(name)),
        ...(index === groups.length - 1 ? rest : []),
      ].map((name) => ({ name, title: readDoc(name).title })),
    })),
  };
}
