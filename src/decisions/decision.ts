import { z } from "zod";
import { digest } from "../store/index.ts";
import { isPartialDate, Problem } from "../terms/index.ts";

/** What a person may decide; the last three are about passages and about decisions themselves. */
export const decisionKinds = [
  "accept",
  "correct",
  "reject",
  "merge",
  "split",
  "code",
  "settle",
  "undo",
] as const;

/** What a person may decide. */
export type DecisionKind = (typeof decisionKinds)[number];

const words = z.string().trim().min(1).max(2000);
const id = z.string().trim().min(1).max(200);
const date = z.string().refine(isPartialDate, "must be YYYY-MM-DD, YYYY-MM or YYYY");
const iso3 = z.string().regex(/^[A-Z]{3}$/, "must be ISO3 codes of states");
const tag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, "must be language tags");

const correction = z.strictObject({
  entry: id.optional(),
  act: id.optional(),
  date: date.optional(),
  party: iso3.optional(),
  place: words.optional(),
  value: words.optional(),
  title: z.record(tag, words).optional(),
  form: words.optional(),
  parties: z.array(iso3).min(1).max(60).optional(),
  directions: z.array(id).max(30).optional(),
  interests: z.array(id).max(30).optional(),
  due: date.optional(),
  targetValue: z.number().optional(),
  unit: words.optional(),
  agreement: id.optional(),
});

const seen = z.strictObject({
  kind: id,
  entry: id,
  entryKind: id,
  act: id.optional(),
  date: date.optional(),
  party: iso3.optional(),
  title: z.record(tag, z.string().max(4000)).optional(),
  form: words.optional(),
  parties: z.array(iso3).max(60).optional(),
  directions: z.array(id).max(30).optional(),
  interests: z.array(id).max(30).optional(),
  due: date.optional(),
  targetValue: z.number().optional(),
  unit: words.optional(),
  source: z.strictObject({
    document: id,
    title: z.string().max(1000),
    date: z.string().max(40).optional(),
    quote: z.string().max(8000),
  }),
});
const asSeen = { seen: seen.optional() };

const anchor = z.strictObject({
  quote: z.strictObject({
    type: z.literal("TextQuoteSelector"),
    exact: z.string().min(1).max(20_000),
    prefix: z.string().max(200),
    suffix: z.string().max(200),
  }),
  position: z.strictObject({
    type: z.literal("TextPositionSelector"),
    start: z.int().min(0),
    end: z.int().min(0),
  }),
  sha256: z.string(),
});

const coded = z.strictObject({
  document: id,
  anchor,
  kind: id,
  directions: z.array(id).max(30),
  interests: z.array(id).max(30),
  actors: z.array(z.strictObject({ id, role: z.enum(["source", "target", "about"]) })).max(60),
  polarity: z.enum(["cooperative", "conflictual", "neutral"]),
  negated: z.boolean(),
});

const nothing = z.undefined();
const onlySeen = z.strictObject(asSeen).optional();

/** The value that each kind of decision carries. */
const values = {
  accept: onlySeen,
  reject: onlySeen,
  undo: nothing,
  correct: correction.extend(asSeen),
  merge: z.strictObject({ into: id, ...asSeen }),
  split: z.strictObject({ parts: z.array(correction).min(2).max(20), ...asSeen }),
  settle: z.strictObject({ decision: id }),
  code: coded,
} as const satisfies Record<DecisionKind, z.ZodType>;

/** What a person puts in the place of what the machine proposed; what is left out stays as proposed. */
export type Correction = z.infer<typeof correction>;

/**
 * What the machine proposed when a person decided on it: kept with the decision, so that it means the same whatever
 * becomes of the documents.
 */
export type SeenProposal = z.infer<typeof seen>;

/** What a person says that a passage shows: in the terms of the codebooks, at an anchored quote. */
export type PersonsCode = z.infer<typeof coded>;

/** The value of a decision of a kind. */
export type ValueOf<Kind extends DecisionKind> = z.infer<(typeof values)[Kind]>;

/** A decision as somebody gives it, before it has an id. */
export interface DecisionDraft {
  /** The moment, UTC, as ISO 8601 with `Z`: the caller's clock, for no room has one. */
  readonly when: string;
  readonly who: string;
  readonly kind: string;
  /** What it is about: a proposal, a stretch of a document, or for `undo` the decision undone. */
  readonly about: string;
  readonly value?: unknown;
  readonly why?: string | undefined;
  /** Rule by which the machine had proposed it, and versions of its codebooks. */
  readonly rule?: string | undefined;
  readonly codebooks?: string | undefined;
}

/** What a person decided: never changed once written, undone only by another decision. */
export interface Decision extends Omit<DecisionDraft, "kind"> {
  readonly id: string;
  readonly kind: DecisionKind;
  /** For `undo`: the decision that it takes back. */
  readonly undoes?: string | undefined;
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const draftShape = z.strictObject({
  when: z.string().refine((text) => moment.test(text) && !Number.isNaN(Date.parse(text))),
  who: z.string().max(80),
  kind: z.enum(decisionKinds),
  about: z.string().max(400),
  value: z.unknown().optional(),
  why: z.string().max(4000).optional(),
  rule: z.string().max(200).optional(),
  codebooks: z.string().max(2000).optional(),
});

/**
 * Checks a decision and gives it its id, which follows from all that it says.
 *
 * Shape: texts are on one line and without blanks at their ends, so that a decision is one line of its file.
 * Throws: `decision-wrong`; the message names the part that is wrong and never repeats what it holds.
 */
export function makeDecision(draft: DecisionDraft): Decision {
  const parsed = draftShape.safeParse(withoutMissing({ ...draft }));
  if (!parsed.success) throw wrong(parsed.error);
  const { kind, when } = parsed.data;
  const who = oneLine(parsed.data.who);
  if (who === "") throw new Problem("decision-wrong", "Say who decides: a name is missing.");
  const value = parseValue(kind, parsed.data.value);
  const code = decidedValue({ kind, value }, "code");
  const about = code === undefined ? oneLine(parsed.data.about) : stretchOf(code);
  if (about === "") throw new Problem("decision-wrong", "Say what the decision is about.");
  const body = {
    when,
    who,
    kind,
    about,
    value,
    why: textOrNone(parsed.data.why),
    rule: textOrNone(parsed.data.rule),
    codebooks: textOrNone(parsed.data.codebooks),
    undoes: kind === "undo" ? about : undefined,
  };
  return { id: idOf(body), ...body };
}

/** The id that follows from what a decision says: another text under it shows that a line was changed by hand. */
export function idOf(body: Omit<Decision, "id">): string {
  const { when, who, kind, about, value, why = "", rule = "", codebooks = "" } = body;
  const said = [when, who, kind, about, canonical(value), why, rule, codebooks];
  return `d-${digest(said).slice(0, 16)}`;
}

/** A value as JSON with its keys in order: equal texts mean equal values. */
export function canonical(value: unknown): string {
  if (value === undefined) return "";
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What a decision says, without what the person saw: two people who decide alike may have seen more or fewer quotes. */
export function saidBy({ kind, value }: Pick<Decision, "kind" | "value">): string {
  if (typeof value !== "object" || value === null) return kind;
  const { seen: _, ...said } = value as { readonly seen?: unknown };
  return Object.keys(said).length === 0 ? kind : `${kind} ${canonical(said)}`;
}

/** The stretch of a document that a person codes: two who code the same words decide about the same thing. */
export function stretchOf({ document, anchor: place }: PersonsCode): string {
  return `${document}:${place.position.start}-${place.position.end}`;
}

/** The value of a decision, of the type that its kind carries; undefined when the decision is of another kind. */
export function decidedValue<Kind extends DecisionKind>(
  decision: Pick<Decision, "kind" | "value">,
  kind: Kind,
): ValueOf<Kind> | undefined {
  // Checked by makeDecision, by which every decision comes to be.
  return decision.kind === kind ? (decision.value as ValueOf<Kind>) : undefined;
}

function parseValue(kind: DecisionKind, value: unknown): unknown {
  const empty = value === null || (kind !== "correct" && isEmptyObject(value));
  const parsed = values[kind].safeParse(empty ? undefined : value);
  if (parsed.success) return parsed.data === undefined ? undefined : withoutMissing(parsed.data);
  throw wrong(parsed.error, "value");
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function wrong(error: z.ZodError, under?: string): Problem {
  const places = error.issues.map((one) =>
    [under, ...one.path.map(String)].filter((part) => part !== undefined).join("."),
  );
  const named = [...new Set(places)].map((one) => one.slice(0, 60)).join(", ");
  return new Problem(
    "decision-wrong",
    `This part of the decision is missing or malformed: ${named}.`,
  );
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ").trim();
}

function textOrNone(text: string | undefined): string | undefined {
  const found = oneLine(text ?? "");
  return found === "" ? undefined : found;
}

function withoutMissing<Value extends object>(value: Value): Value {
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept) as Value;
}
