/** The command that hands out the list of an address of exports, for pages without a program behind them. */
export function listCommand(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const [list = "", name = ""] = path
    .replace("/api/export/", "")
    .split("/")
    .map(decodeURIComponent);
  if (list === "register" || list === "series")
    return `hamkor export --format csv --${list} ${name}`;
  if (list === "search") return `hamkor export --format csv --search '${query.q ?? ""}'`;
  if (list === "position") return `hamkor position ${query.states?.split(",")[0] ?? ""} --csv`;
  if (list === "similarity") return `hamkor similarity ${query.pair ?? ""} --csv`;
  if (list === "index") return `hamkor index ${query.id ?? ""}`;
  if (list === "panel") return "hamkor panel --csv";
  return `hamkor export --format csv --${list}`;
}
