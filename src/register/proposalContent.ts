import { z } from "zod";
import { type CompiledCodebooks, compileCodebooks, loadCodebooks } from "../evidence/index.ts";
import { type Dossier, readContent } from "../sources/index.ts";
import { readYaml, wrong } from "./frame.ts";

const words = z.array(z.string());
const share = z.number().min(-1).max(1);

/** What makes a sentence speak of an entry, whatever its kind. */
const common = {
  named: share,
  title: share,
  leastTitle: share,
  parties: share,
  someParties: share,
  moreParties: share,
  otherParties: share,
  noParties: share,
};

const agreementWeights = z.strictObject({
  ...common,
  day: share,
  month: share,
  year: share,
  form: share,
  otherForm: share,
  noForm: share,
  otherTitle: share,
  carried: share,
});

const commitmentWeights = z.strictObject({
  ...common,
  amount: share,
  otherAmount: share,
  due: share,
  otherDue: share,
  direction: share,
});

const shape = z.strictObject({
  version: z.int(),
  rules: z.array(z.strictObject({ id: z.string(), explanation: z.string() })).min(1),
  agreement: agreementWeights,
  commitment: commitmentWeights,
  least: share,
  shown: share,
  near: share,
  otherDay: share,
  leastDated: share,
  kept: z.int().min(1),
  founding: words,
  promising: z.string(),
  sameStep: z.array(words),
  byOneParty: words,
  ofTheDay: words,
  against: z.record(z.string(), words),
  titleWords: z.strictObject({ least: z.int(), most: z.int() }),
  titleFirst: words,
  hanging: words,
  scales: z.record(z.string(), z.number().positive()),
});

/** How sentences become proposals: rules, weights, and which acts do what. */
export type ProposalRules = z.infer<typeof shape>;

/** What the machine needs to propose, beside the register: rules, and words for acts and papers. */
export interface ProposalContent {
  readonly rules: ProposalRules;
  readonly words: CompiledCodebooks;
}

/** The files of content that proposals are made by. */
export const proposalFiles = [
  "rules/proposals.yaml",
  "register/act-words.yaml",
  "register/papers.yaml",
] as const;

/** Compiled once a process for the same content. */
let last: { readonly key: string; readonly content: ProposalContent } | undefined;

/**
 * The rules and words by which a dossier's proposals are made: its own, or the package's.
 *
 * Throws: `content-missing`, `content-unreadable`, `rules-wrong`, and as `loadCodebooks`.
 */
export function readProposalContent(dossier: Dossier): ProposalContent {
  const [rulesFile, ...books] = proposalFiles;
  const texts = books.map((id) => ({ id, text: readContent(dossier, id) }));
  const yaml = readContent(dossier, rulesFile);
  const key = [yaml, ...texts.map((one) => one.text)].join("\n");
  if (last?.key === key) return last.content;
  const parsed = shape.safeParse(readYaml(yaml, rulesFile));
  if (!parsed.success) throw wrong("rules-wrong", rulesFile, parsed.error);
  const content = { rules: parsed.data, words: compileCodebooks(loadCodebooks(texts)) };
  last = { key, content };
  return content;
}
