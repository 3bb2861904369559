import type { PackQuestion } from "./packQuestion.ts";

/** How a question that has to be worked out anew is asked of the program. */
const commands: readonly (readonly [RegExp, (question: PackQuestion) => string])[] = [
  [/^\/api\/briefs/, () => "hamkor brief TEMPLATE"],
  [/^\/api\/check/, () => "hamkor check FILE"],
  [/^\/api\/explain\//, ({ path }) => `hamkor explain ${lastOf(path)}`],
  [/^\/api\/scenarios\//, scenarioCommand],
  [
    /^\/api\/panel$/,
    ({ query }) => withOptions("hamkor panel", query, ["pairs", "columns", "from", "to"]),
  ],
  [
    /^\/api\/similarity$/,
    ({ query }) =>
      withOptions(`hamkor similarity ${query.get("pair") ?? ""}`, query, ["set", "by"]),
  ],
  [/^\/api\/changes$/, ({ query }) => withOptions("hamkor changes", query, ["from", "to", "pair"])],
];

/** The command that answers a question; for what pages alone show, the one that serves them. */
export function commandFor(question: PackQuestion): string {
  const found = commands.find(([path]) => path.test(question.path));
  return found === undefined ? "hamkor serve" : found[1](question).trim();
}

function lastOf(path: string): string {
  return quoted(decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)));
}

function scenarioCommand({ path, query }: PackQuestion): string {
  const id = path.split("/")[3] ?? "";
  const set = query.get("set");
  return `hamkor scenario ${quoted(decodeURIComponent(id))}${set ? ` --set ${quoted(set)}` : ""}`;
}

function withOptions(
  start: string,
  query: ReadonlyMap<string, string>,
  names: readonly string[],
): string {
  const options = names.flatMap((name) => {
    const value = query.get(name);
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  return [start, ...options].join(" ");
}

/** A word as a command line takes it. */
function quoted(word: string): string {
  return /^[\w.,:/@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
