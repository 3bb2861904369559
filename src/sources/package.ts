import { z } from "zod";
import type { Finding } from "../terms/index.ts";

const constraints = z.looseObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const field = z.looseObject({
  name: z.string(),
  type: z.string().default("string"),
  description: z.string().optional(),
  constraints: constraints.optional(),
});

const schema = z.looseObject({
  fields: z.array(field),
  primaryKey: z.union([z.string(), z.array(z.string())]).optional(),
  missingValues: z
    .array(
      z.union([z.string(), z.looseObject({ value: z.string(), label: z.string().optional() })]),
    )
    .optional(),
});

const resource = z.looseObject({
  name: z.string(),
  path: z.string(),
  title: z.string().optional(),
  schema: schema.optional(),
  licenses: z
    .array(z.looseObject({ name: z.string().optional(), title: z.string().optional() }))
    .optional(),
  sources: z
    .array(
      z.looseObject({
        title: z.string().optional(),
        path: z.string().optional(),
        version: z.string().optional(),
      }),
    )
    .optional(),
  redistribute: z.enum(["yes", "no", "unknown"]).default("unknown"),
});

const shape = z.looseObject({ resources: z.array(z.unknown()).default([]) });

/** A column of a table as the data package describes it. */
export type Field = z.infer<typeof field>;

/** A file as the data package describes it: schema, licence, whether it may be passed on. */
export type Resource = z.infer<typeof resource>;

/**
 * Reads `datapackage.json` (Frictionless Data Package v2) by path of each resource.
 *
 * A resource that is malformed, or whose path is absolute, leaves the folder or is an address, becomes a
 * finding and is left out, as the standard's security page asks; the others stand.
 */
export function parsePackage(content: string): {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const resources = new Map<string, Resource>();
  for (const [index, raw] of rawResources(content, findings).entries()) {
    const parsed = resource.safeParse(raw);
    if (!parsed.success) findings.push(malformed(index, parsed.error));
    else if (!isInside(parsed.data.path)) findings.push(outside(parsed.data.name));
    else resources.set(parsed.data.path, parsed.data);
  }
  return { resources, findings };
}

/** Whether a path of a data package stays inside the dossier: relative, without `..`, no address. */
export function isInside(path: string): boolean {
  const parts = path.split(/[\\/]/);
  return path !== "" && !/^[\\/~]|^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(path) && !parts.includes("..");
}

function rawResources(content: string, findings: Finding[]): readonly unknown[] {
  try {
    return shape.parse(JSON.parse(content)).resources;
  } catch {
    findings.push({
      code: "package-unreadable",
      severity: "error",
      message: "The file is not a data package in valid JSON.",
      remedy:
        "Mend its syntax; until then tables are read without a schema and may not be published.",
      file: "datapackage.json",
    });
    return [];
  }
}

function malformed(index: number, error: z.ZodError): Finding {
  const places = error.issues.map((issue) => issue.path.join(".") || "resource").join(", ");
  return {
    code: "resource-malformed",
    severity: "error",
    message: `Resource ${index + 1} is not described as Data Package v2 asks (${places}).`,
    remedy: "Give it a name, a relative path and a schema with named fields.",
    file: "datapackage.json",
  };
}

function outside(name: string): Finding {
  return {
    code: "resource-outside",
    severity: "error",
    message: `Resource ${name.slice(0, 60)} points outside the dossier (an absolute path, “..” or an address).`,
    remedy: "Copy the file into the dossier and name it by a relative path.",
    file: "datapackage.json",
  };
}
