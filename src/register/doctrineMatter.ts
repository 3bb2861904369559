import { coding, mention } from "../evidence/index.ts";
import { type Reader, type RowOf, sql } from "../store/index.ts";
import { isPartialDate, latestDay } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import type { DoctrineMatter, Quoted } from "./answers.ts";
import type { DoctrineRules } from "./doctrineRules.ts";
import type { doctrine, priority } from "./table.ts";
import { parseTerm } from "./term.ts";

type Doctrine = RowOf<typeof doctrine>;

/** A coded statement with the document that it stands in, whose view that gives, and the day from which it is known. */
export interface PlacedQuote extends Quoted {
  readonly file: string;
  readonly side: string | undefined;
  readonly saidBy: string | undefined;
  readonly states: readonly string[];
  readonly known: string | undefined;
}

/** What the matter of doctrines is taken from: priorities of the register, and every coded statement. */
export interface MatterGround {
  readonly priorities: readonly RowOf<typeof priority>[];
  readonly quotes: readonly PlacedQuote[];
}

/** All that the dossier has of a doctrine by a day: its priorities, its text, passages that name it, voices of its side. */
export async function readMatter(
  reader: Reader,
  own: Doctrine,
  day: string,
  rules: DoctrineRules,
  ground: MatterGround,
): Promise<DoctrineMatter> {
  const { id, documents: files, states } = own;
  const quotes = ground.quotes.filter((one) => (one.known ?? "") <= day);
  const text = quotes.filter((one) => files.includes(one.file));
  const naming = await passagesNaming(reader, id);
  const readings = quotes.filter(
    (one) => !files.includes(one.file) && naming.has(`${one.document} ${one.start}`),
  );
  const told = new Set(readings.map((one) => one.id));
  const voices = quotes.filter(
    (one) =>
      states.includes(one.side ?? "") &&
      !files.includes(one.file) &&
      !told.has(one.id) &&
      rules.voiceKinds.includes(one.kind) &&
      isInTerm(one.date, own),
  );
  return {
    doctrine: own,
    priorities: ground.priorities.filter((one) => one.doctrine === id && one.known <= day),
    documents: await documentsUnder(reader, files),
    text,
    readings,
    voices,
  };
}

/** Every coded statement with its document. */
export async function readQuotes(reader: Reader): Promise<readonly PlacedQuote[]> {
  const documents = new Map((await reader.rows(document)).map((one) => [one.id, one]));
  const rows = await reader.rows(coding);
  return rows.map((row) => {
    const found = documents.get(row.document);
    return {
      id: row.id,
      document: row.document,
      documentTitle: found?.title ?? row.document,
      date: found?.date,
      passage: row.passage,
      start: row.start,
      end: row.end,
      text: row.quote,
      language: row.language,
      kind: row.kind,
      direction: row.direction,
      interests: row.interests,
      confidence: row.confidence,
      file: row.file,
      side: found?.side,
      saidBy: row.saidBy,
      states: row.states,
      known: row.known,
    };
  });
}

/** Documents and beginnings of the coded sentences that name a doctrine. */
async function passagesNaming(reader: Reader, doctrineId: string): Promise<ReadonlySet<string>> {
  const rows = await reader.query<{ document: string; start: number }>(
    sql`SELECT DISTINCT c.document, c.start FROM ${coding} c JOIN ${mention} m
        ON m.document = c.document AND m.start >= c.start AND m."end" <= c."end"
        WHERE m.register = ${doctrineId}`,
  );
  return new Set(rows.map((one) => `${one.document} ${one.start}`));
}

async function documentsUnder(
  reader: Reader,
  files: readonly string[],
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const rows = await reader.rows(document, { where: { file: files } });
  return rows.map((one) => one.id).sort();
}

/** Whether a document is dated within the term of a doctrine; one without a date or a term is not. */
function isInTerm(date: string | undefined, { period }: Doctrine): boolean {
  const term = parseTerm(period);
  if (date === undefined || term === undefined || !isPartialDate(date)) return false;
  const day = latestDay(date);
  return day >= term.from && (term.until === undefined || day <= term.until);
}
