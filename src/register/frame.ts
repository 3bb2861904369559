import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";

const code = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  order: z.int(),
  label: z.record(z.string(), z.string()),
  definition: z.string(),
});

const shape = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.record(z.string(), z.string()),
  interests: z.array(code).min(1),
  directions: z.array(code).min(1),
  kinds: z.array(code).min(1),
  strategies: z.array(code),
});

/** A word of the frame: id, labels by language tag, definition, place in its list. */
export type FrameCode = z.infer<typeof code>;

/** The words in which a dossier is sorted: interests, directions, kinds and strategies. */
export type Frame = z.infer<typeof shape>;

/**
 * Reads a frame, such as `content/frame/neighbourhood.yaml`; each list comes back in its own order.
 *
 * Throws: `frame-wrong` when a key is missing, unknown or of another form; the message names each.
 */
export function parseFrame(content: string, where: string): Frame {
  const parsed = shape.safeParse(readYaml(content, where));
  if (!parsed.success) throw wrong("frame-wrong", where, parsed.error);
  const { interests, directions, kinds, strategies } = parsed.data;
  return {
    ...parsed.data,
    interests: inOrder(interests),
    directions: inOrder(directions),
    kinds: inOrder(kinds),
    strategies: inOrder(strategies),
  };
}

/**
 * What a YAML text says, as plain values.
 *
 * Throws: `content-unreadable` when it is not YAML.
 */
export function readYaml(content: string, where: string): unknown {
  try {
    return load(content, { schema: CORE_SCHEMA });
  } catch (cause) {
    throw new Problem("content-unreadable", `${where} is not valid YAML: mend its syntax.`, {
      where,
      cause,
    });
  }
}

/** A problem that names every key of a content file that needs mending. */
export function wrong(code: string, where: string, error: z.ZodError): Problem {
  const faults = error.issues.map((one) => `${one.path.join(".") || "file"}: ${one.message}`);
  return new Problem(code, `${where} needs mending: ${faults.join("; ")}.`, { where });
}

function inOrder(codes: readonly FrameCode[]): FrameCode[] {
  return [...codes].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
