import type { RowOf } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import { reanchor } from "../texts/index.ts";
import { decidedValue } from "./decision.ts";
import type { PlacedDecision } from "./line.ts";
import type { StandingDecisions } from "./standing.ts";
import type { personCoding } from "./table.ts";

/**
 * What people coded, found again in the texts as they are now.
 *
 * Shape: of each person the latest coding of a stretch that stands. What no longer stands in the text word for word,
 * once, among the same words, is lost and becomes a finding: it is never guessed, and the decision is kept.
 */
export function findPersonCodings(
  decisions: readonly PlacedDecision[],
  standing: StandingDecisions,
  texts: ReadonlyMap<string, string>,
): { readonly rows: readonly RowOf<typeof personCoding>[]; readonly findings: readonly Finding[] } {
  const rows: RowOf<typeof personCoding>[] = [];
  const findings: Finding[] = [];
  for (const one of decisions) {
    const code = decidedValue(one, "code");
    if (code === undefined || standing.states.get(one.id) !== "stands") continue;
    const { document, anchor, ...statement } = code;
    const text = texts.get(document);
    const place = text === undefined ? undefined : reanchor(anchor, text);
    if (text === undefined || place === undefined || place.state === "lost") {
      findings.push(lost(one, text === undefined));
      continue;
    }
    rows.push({
      ...statement,
      id: one.id,
      document,
      start: place.start,
      end: place.end,
      quote: text.slice(place.start, place.end),
      anchor: place.state,
      coder: one.who,
      codebooks: one.codebooks,
      holds: standing.about.get(one.about)?.holds?.id === one.id,
      file: one.file,
    });
  }
  return { rows, findings };
}

function lost({ id, file, row }: PlacedDecision, isDocument: boolean): Finding {
  return {
    code: isDocument ? "document-unknown" : "quote-not-found",
    severity: "warning",
    message: isDocument
      ? "A person coded a document that the dossier does not hold now; the decision is kept."
      : "What a person coded no longer stands in the document word for word; the decision is kept.",
    remedy: "Code the passage again, or put the document back.",
    file,
    row,
    about: id,
  };
}
