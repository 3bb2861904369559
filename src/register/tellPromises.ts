import type { ToldAct } from "./actWords.ts";
import type { Candidate } from "./candidates.ts";
import type { Statement } from "./statement.ts";
import { ruleOf, tellAct, worthShowing } from "./tellAct.ts";
import type { FreshEntry, KnownBook, Telling, TellingContent, Told } from "./telling.ts";

/** What a sentence tells of a commitment, or that there is a new one. */
export function tellPromise(
  statement: Statement,
  acts: readonly ToldAct[],
  candidates: readonly Candidate[],
  book: KnownBook,
  content: TellingContent,
): readonly Telling[] {
  const { rules } = content;
  const own = acts.filter((one) =>
    content.status.acts.get(one.word)?.applies.includes("commitment"),
  );
  const isPromise = statement.kind === "commitment" && statement.modality !== "condition";
  if (!isPromise && (own.length === 0 || statement.modality !== "real")) return [];
  const days = statement.days.map((one) => one.value);
  const past = days.filter((one) => one !== statement.deadline && !one.includes("/"));
  const promised: Told = { word: rules.promising, date: undefined, days: [], party: undefined };
  const told: readonly Told[] = own.length > 0 && statement.modality === "real" ? own : [promised];
  const [best] = candidates.filter((one) => one.score >= rules.least);
  const entry = best === undefined ? undefined : book.entries.get(best.entry);
  const shown = worthShowing(candidates, rules);
  if (entry === undefined || best === undefined) {
    return isPromise ? tellNewPromise(statement, { ...promised, days: past }, shown, content) : [];
  }
  return told.map((act) => {
    const found = tellAct(act, entry, content);
    const isTold = found.confirms === undefined && act.date !== undefined;
    const rule = isTold
      ? ruleOf(best)
      : found.confirms === undefined
        ? "confirmation/entry"
        : "confirmation/act";
    return {
      statement,
      entry,
      candidates: shown,
      fresh: undefined,
      rule,
      ...found,
      act: isTold || found.confirms !== undefined ? found.act : undefined,
    };
  });
}

/** A number without a unit: it may count anything. */
const bareCount = "count";

function tellNewPromise(
  statement: Statement,
  promised: Told,
  candidates: readonly Candidate[],
  { today }: TellingContent,
): readonly Telling[] {
  const { obligors, measure, deadline, quote } = statement;
  const isVague = measure === undefined || measure.unit === bareCount;
  if (obligors.length === 0 || (isVague && deadline === undefined)) return [];
  const fresh: FreshEntry = {
    kind: "commitment",
    title: quote.replace(/\s+/gu, " ").trim(),
    form: undefined,
    parties: obligors,
    due: deadline,
    measure,
  };
  const written = statement.documentDate ?? today;
  const date = promised.days.find((one) => one <= written.slice(0, one.length)) ?? written;
  return [
    {
      statement,
      fresh,
      act: { ...promised, date },
      rule: "proposal/commitment-new",
      candidates,
      entry: undefined,
      confirms: undefined,
      disagrees: [],
    },
  ];
}
