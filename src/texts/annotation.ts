import { z } from "zod";
import type { Anchor } from "./anchor.ts";

const shape = z.object({
  id: z.string(),
  target: z.object({
    "schema:sha256": z.string(),
    selector: z.array(
      z.union([
        z.object({
          type: z.literal("TextQuoteSelector"),
          exact: z.string(),
          prefix: z.string(),
          suffix: z.string(),
        }),
        z.object({
          type: z.literal("TextPositionSelector"),
          start: z.int().min(0),
          end: z.int().min(0),
        }),
      ]),
    ),
  }),
});

/**
 * The anchor of a Web Annotation that was exported before, with its id; undefined when the value is none
 * or lacks one of the two selectors.
 */
export function parseAnnotation(
  value: unknown,
): { readonly id: string; readonly anchor: Anchor } | undefined {
  const parsed = shape.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, target } = parsed.data;
  const quote = target.selector.find((one) => one.type === "TextQuoteSelector");
  const position = target.selector.find((one) => one.type === "TextPositionSelector");
  if (quote === undefined || position === undefined) return undefined;
  return { id, anchor: { quote, position, sha256: target["schema:sha256"] } };
}
