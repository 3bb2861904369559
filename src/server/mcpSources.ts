import { entryKinds } from "./contract.ts";

/**
 * What an answer rests on: the documents, passages, rows and files that it names.
 *
 * Shape: `table:id` or `file:path`, each once, in alphabetical order.
 */
export function sourcesIn(answer: unknown): readonly string[] {
  const found = new Set<string>();
  collect(answer, found);
  return [...found].sort();
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found);
    return;
  }
  const fields = value as Fields;
  for (const source of named(fields)) found.add(source);
  for (const one of Object.values(fields)) collect(one, found);
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** What one object names: its own row, and the places that its fields lead to. */
function named(fields: Fields): readonly string[] {
  const own = tableOf(fields);
  const texts = (name: string): readonly string[] => {
    const value = fields[name];
    return (Array.isArray(value) ? value : [value]).filter(isText);
  };
  return [
    ...(own === undefined || !isText(fields.id) ? [] : [`${own}:${fields.id}`]),
    ...texts("document").map((id) => `document:${id}`),
    ...texts("documents").map((id) => `document:${id}`),
    ...texts("passage").map((id) => `passage:${id}`),
    ...texts("series").map((id) => `series:${id}`),
    ...texts("file").map((path) => `file:${path}`),
    ...(isText(fields.sha256) ? texts("path").map((path) => `file:${path}`) : []),
  ];
}

/** The table of an object's own row. Missing: it is none. */
function tableOf(fields: Fields): string | undefined {
  const { table, act, entry, passage, concept, vintage, model, kind } = fields;
  if (isText(table)) return table;
  if (isText(act) && isText(entry)) return "act";
  if (isText(passage)) return "coding";
  if (isText(concept) && isText(vintage)) return "series";
  if (isText(model)) return "scenario";
  // A claim and a coding have kinds too, some of the same names.
  const isRow = typeof fields.title === "object" || (kind === "priority" && isText(fields.text));
  return isRow ? entryKinds.find((one) => one === kind) : undefined;
}
