import { z } from "zod";
import { readYaml, wrong } from "./frame.ts";

const labels = z.record(z.string(), z.string());
const words = z.array(z.string()).default([]);

const question = z.strictObject({
  id: z.string(),
  label: labels,
  directions: words,
  partners: words,
  tags: words,
  words,
});

const relationRule = z.strictObject({
  id: z.string(),
  relation: z.enum([
    "coincide",
    "complement",
    "collide",
    "stated-by-both",
    "one-sided",
    "not-stated",
  ]),
  when: z.strictObject({
    stated: z.enum(["both", "one", "none"]).optional(),
    interests: z.enum(["shared", "different", "untold"]).optional(),
    dispute: z.boolean().optional(),
    agreement: z.boolean().optional(),
  }),
  label: labels,
  explanation: z.string(),
});

const shape = z.strictObject({
  version: z.int(),
  persistence: z.number().gt(0).lt(1),
  maximumCombinations: z.int().min(1),
  voiceKinds: z.array(z.string()).min(1),
  voicesShown: z.int().min(0),
  openDisputes: z.array(z.string()).min(1),
  questions: z.array(question),
  relations: z.array(relationRule).min(1),
});

/** A question that is put to both doctrines, and how rows and passages answer it. */
export type Question = z.infer<typeof question>;

/** A rule by which interests in a direction coincide, complement each other or collide. */
export type RelationRule = z.infer<typeof relationRule>;

/** How two doctrines are set beside each other. */
export type DoctrineRules = z.infer<typeof shape>;

/** Where those rules stand in the content. */
export const doctrinesFile = "rules/doctrines.yaml";

/**
 * Reads how two doctrines are set beside each other.
 *
 * Throws: `rules-wrong` when the file has another form.
 * Source: content/rules/doctrines.yaml.
 */
export function parseDoctrineRules(yaml: string): DoctrineRules {
  const parsed = shape.safeParse(readYaml(yaml, doctrinesFile));
  if (!parsed.success) throw wrong("rules-wrong", doctrinesFile, parsed.error);
  return parsed.data;
}
