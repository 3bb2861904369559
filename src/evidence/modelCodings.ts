import { z } from "zod";
import type { Finding } from "../terms/index.ts";
import { type Anchor, anchorQuote, reanchor } from "../texts/index.ts";
import type { PlacedStatement } from "./modelAnswer.ts";

const anchor = z.object({
  quote: z.object({
    type: z.literal("TextQuoteSelector"),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
  position: z.object({
    type: z.literal("TextPositionSelector"),
    start: z.int().min(0),
    end: z.int().min(0),
  }),
  sha256: z.string(),
});

const shape = z.strictObject({
  coder: z.string().regex(/^[a-z]+:[\w.:/-]+$/),
  codebooks: z.string(),
  document: z.string(),
  statements: z.array(
    z.strictObject({
      anchor,
      kind: z.string(),
      directions: z.array(z.string()),
      interests: z.array(z.string()),
      actors: z.array(
        z.strictObject({ id: z.string(), role: z.enum(["source", "target", "about"]) }),
      ),
      polarity: z.enum(["cooperative", "conflictual", "neutral"]),
      negated: z.boolean(),
    }),
  ),
});

/** The codings of one document by one model, as a file of the dossier keeps them. */
export type ModelCodings = z.infer<typeof shape>;

/** A statement of a model, found again in the document's text. */
export type FoundStatement = Omit<ModelCodings["statements"][number], "anchor"> & {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** What is known of the coding as a whole. */
export interface ModelCodingFacts {
  readonly coder: string;
  readonly codebooks: string;
  readonly document: string;
  /** Of the document's file. */
  readonly sha256: string;
}

/** Puts placed statements into the form in which a dossier keeps them: each with its anchor. */
export function keepCodings(
  statements: readonly PlacedStatement[],
  text: string,
  { coder, codebooks, document, sha256 }: ModelCodingFacts,
): ModelCodings {
  return {
    coder,
    codebooks,
    document,
    statements: statements.map(
      ({ start, end, kind, directions, interests, actors, polarity, negated }) => {
        const { quote, position } = anchorQuote(text, start, end, sha256);
        const place: Anchor = { quote, position, sha256 };
        return { anchor: place, kind, directions, interests, actors, polarity, negated };
      },
    ),
  };
}

/**
 * Reads a file of codings.
 *
 * Missing: undefined when the file is not of that form.
 */
export function parseCodings(content: string): ModelCodings | undefined {
  try {
    return shape.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

/**
 * Finds the statements again in the text as it is now.
 *
 * Shape: what is not there word for word, once, among the same words, is lost and becomes a finding: it is never guessed.
 */
export function findStatements(
  codings: ModelCodings,
  text: string,
  file: string,
): { readonly found: readonly FoundStatement[]; readonly findings: readonly Finding[] } {
  const found: FoundStatement[] = [];
  let lost = 0;
  for (const { anchor: place, ...statement } of codings.statements) {
    const at = reanchor(place, text);
    if (at.state === "lost") lost += 1;
    else {
      const quote = text.slice(at.start, at.end);
      found.push({ ...statement, start: at.start, end: at.end, quote });
    }
  }
  return { found, findings: lost === 0 ? [] : [lostFinding(lost, codings, file)] };
}

function lostFinding(lost: number, { document }: ModelCodings, file: string): Finding {
  return {
    code: "quote-not-found",
    severity: "warning",
    message: `${lost} statements of the model no longer stand in the document and were left out.`,
    remedy: "Let the model code the document again.",
    file,
    about: document,
  };
}
