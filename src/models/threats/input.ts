import { z } from "zod";
import { Problem } from "../../terms/index.ts";

const state = z.string().regex(/^[A-Z]{3}$/);

const shape = z.strictObject({
  files: z.strictObject({
    /** Conflict-years with the states that take part, and how intense they were. */
    conflicts: z.string(),
    /** Figures of pairs: distances and lengths of borders. */
    pairs: z.string(),
    /** Figures of states by year: the second way to tell how insecure a state is. */
    observations: z.string(),
  }),
  series: z.strictObject({
    distances: z.record(z.string(), z.string()),
    borderLength: z.string(),
    stability: z.string(),
  }),
  /** States whose exposure is told. */
  states: z.array(state).min(1),
  /** States whose insecurity counts; those of `states` count for each other as well. */
  sources: z.array(state).min(1),
  years: z.strictObject({ from: z.number().int(), to: z.number().int() }),
});

/** What a scenario of threats asks. */
export type ThreatInput = Readonly<z.infer<typeof shape>>;

/** Reads the input of a scenario. Throws: `scenario-input`, naming the key that is wrong. */
export function readThreatInput(input: unknown, where: string): ThreatInput {
  const found = shape.safeParse(input);
  if (found.success) {
    const { from, to } = found.data.years;
    if (from <= to) return found.data;
    throw new Problem("scenario-input", "years.from is not after years.to: change one of them.", {
      where,
    });
  }
  const [issue] = found.error.issues;
  const key = issue?.path.join(".") || "input";
  throw new Problem("scenario-input", `${key}: ${issue?.message}. Correct this key.`, { where });
}
