import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { languages, type ReadLanguage } from "../terms/index.ts";
import { type DocList, doc, docList } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { docNames } from "./docFiles.ts";
import { docTitle, readDoc } from "./docs.ts";
import { type Route, route } from "./route.ts";
import { labels } from "./shapesFrame.ts";

const docGroups = z.strictObject({
  groups: z
    .array(
      z.strictObject({ id: z.string(), label: labels, note: labels, docs: z.array(z.string()) }),
    )
    .min(1),
});

const inLanguage = z.object({
  language: z
    .enum(languages)
    .default("en")
    .describe("A guide that has not been translated into it is given in English, and says so."),
});

/** The program's guides: which there are for whom, and one of them in parts. */
export const docRoutes: readonly Route[] = [
  route({
    path: "/api/docs",
    summary: "The guides of this program, by who reads them: in a language, or in English.",
    parameters: z.object({}),
    query: inLanguage,
    answer: docList,
    handle: (desk, { language }) =>
      desk.once(`docs ${language}`, async () => listDocs(desk, language)),
  }),
  route({
    path: "/api/docs/{name}",
    summary: "One guide in headings, paragraphs, lists, tables and code; no part holds HTML.",
    parameters: z.object({ name: z.string() }),
    query: inLanguage,
    answer: doc,
    handle: async (_desk, { name, language }) => readDoc(name, language),
  }),
];

/** The guides by reader, as content/help/docs.yaml has them; those it does not name come last. */
function listDocs(desk: Desk, language: ReadLanguage): DocList {
  const content = contentOf(desk, "help/docs.yaml");
  const { groups } = docGroups.parse(load(content, { schema: CORE_SCHEMA }));
  const names = docNames();
  const named = new Set(groups.flatMap((group) => group.docs));
  const rest = names.filter((name) => !named.has(name));
  return {
    language,
    groups: groups.map((group, index) => ({
      ...group,
      docs: [
        ...group.docs.filter((name) => names.includes(name)),
        ...(index === groups.length - 1 ? rest : []),
      ].map((name) => ({ name, ...docTitle(name, language) })),
    })),
  };
}
