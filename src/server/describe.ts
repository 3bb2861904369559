import { type Example, exampleFor } from "./examples.ts";

/** As much of a description of an API (OpenAPI 3.1) as examples are put into. */
export interface Described {
  readonly paths?: object | undefined;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Media>> };
}

interface Parameter {
  readonly name: string;
  readonly schema?: { readonly enum?: readonly unknown[] };
}

interface Media {
  readonly schema?: {
    readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
    readonly required?: readonly string[];
  };
}

/** The description of the API with a name for every operation and an example for every part that has one. */
export function withExamples(described: Described, examples: readonly Example[]): Described {
  const paths = Object.entries(described.paths ?? {}).map(([path, methods]) => {
    // The framework made the document: an operation is what the standard says that it is.
    const operations = Object.entries(methods as Readonly<Record<string, Operation>>);
    const told = operations.map(([method, operation]) => [
      method,
      exemplified(path, method, operation, examples),
    ]);
    return [path, Object.fromEntries(told)];
  });
  return { ...described, paths: Object.fromEntries(paths) };
}

function exemplified(
  path: string,
  method: string,
  operation: Operation,
  examples: readonly Example[],
) {
  const { parameters = [], requestBody } = operation;
  const told = parameters.map((one) => {
    const known = exampleFor(examples, path, one.name);
    // The same name may mean something else here: one of a few words.
    const words = one.schema?.enum ?? [known];
    return known === undefined
      ? one
      : { ...one, example: words.includes(known) ? known : words[0] };
  });
  const content = Object.entries(requestBody?.content ?? {}).map(([type, media]) => [
    type,
    { ...media, example: bodyFor(path, media, examples) },
  ]);
  return {
    operationId: nameOf(method, path),
    ...operation,
    ...(told.length === 0 ? {} : { parameters: told }),
    ...(requestBody && { requestBody: { ...requestBody, content: Object.fromEntries(content) } }),
  };
}

/** What is sent as an example: what must be there, and a text with its date where one may be. */
function bodyFor(path: string, { schema }: Media, examples: readonly Example[]) {
  const { properties = {}, required = [] } = schema ?? {};
  const names = Object.keys(properties).filter(
    (name) => required.includes(name) || name === "text" || name === "date",
  );
  const values = names.flatMap((name) => {
    const value = exampleFor(examples, path, name) ?? properties[name]?.enum?.[0];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

/** As `getRegisterKindId` for GET /api/register/{kind}/{id}. */
function nameOf(method: string, path: string): string {
  const words = path.replace(/^\/api/, "").match(/[A-Za-z0-9]+/g) ?? [];
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("");
}
