import { type Dossier, type DossierFile, fileDigest } from "../sources/index.ts";
import { digest, type RowOf, type Stage, sql, type Unit } from "../store/index.ts";
import { eventContentTexts, readEventContent } from "./eventContent.ts";
import { importEvents } from "./eventImport.ts";
import { createSink } from "./eventSink.ts";
import { event, eventAccount, eventCoverage, eventMonth, eventRefusal } from "./eventTable.ts";

/** Takes files of event data into the store: machine-coded, unverified, and accounted for row by row. */
export const eventsStage: Stage<Dossier> = {
  name: "events",
  reads: [],
  writes: [event, eventRefusal, eventCoverage, eventAccount],
  unitColumn: {
    event: "file",
    event_refusal: "file",
    event_coverage: "file",
    event_account: "file",
  },
  inputs: (dossier) => digest([...contentOf(dossier), ...unitsOf(dossier).map((one) => one.key)]),
  unitInputs: (dossier) => digest(contentOf(dossier)),
  units: async (dossier) => unitsOf(dossier),
  run: async (work, dossier, units) => {
    const fresh = new Set(units.map((unit) => unit.id));
    const files = eventFiles(dossier).filter((file) => fresh.has(file.path));
    const total = megabytes(files.reduce((sum, file) => sum + file.bytes, 0));
    const content = readEventContent(dossier);
    const sink = await createSink(work);
    let done = 0;
    for (const file of files) {
      const progress = (bytes: number): void => work.progress(megabytes(done + bytes), total);
      await importEvents({ work, dossier, content, sink, progress }, file);
      done += file.bytes;
    }
    await sink.flush(true);
    work.progress(total, total);
  },
};

/** Counts events by month: of one state towards another, by dataset and type. */
export const eventMonthsStage: Stage<Dossier> = {
  name: "event months",
  reads: [event],
  writes: [eventMonth],
  inputs: () => "",
  run: async (work) => {
    const rows = await work.query<MonthRow>(monthQuery);
    await work.write(
      eventMonth,
      rows.map((row) => ({ id: idOf(row), ...row })),
    );
  },
};

type MonthRow = Omit<RowOf<typeof eventMonth>, "id">;

// Scores are added up as decimals, whose sum is the same in any order.
const monthQuery = sql`
  WITH acting AS (
    SELECT * EXCLUDE (sourceStates), unnest(string_split(sourceStates, ';')) AS "from"
    FROM ${event} WHERE sourceStates IS NOT NULL AND targetStates IS NOT NULL
  ), pairs AS (
    SELECT * EXCLUDE (targetStates), unnest(string_split(targetStates, ';')) AS "to",
      score::DECIMAL(9, 4) AS exact
    FROM acting
  )
  SELECT dataset, "from", "to", month, type,
    count(*)::INTEGER AS events,
    (count(*) FILTER (publishers <= 1))::INTEGER AS "onePublisher",
    count(score)::INTEGER AS scored,
    sum(exact)::DOUBLE / nullif(count(score), 0) AS score,
    coalesce(sum(exact) FILTER (exact > 0), 0)::DOUBLE AS cooperation,
    coalesce(sum(exact) FILTER (exact < 0), 0)::DOUBLE AS conflict,
    (count(*) FILTER (quad = 'verbal cooperation'))::INTEGER AS "verbalCooperation",
    (count(*) FILTER (quad = 'material cooperation'))::INTEGER AS "materialCooperation",
    (count(*) FILTER (quad = 'verbal conflict'))::INTEGER AS "verbalConflict",
    (count(*) FILTER (quad = 'material conflict'))::INTEGER AS "materialConflict"
  FROM pairs WHERE "from" <> "to"
  GROUP BY ALL ORDER BY dataset, "from", "to", month, type NULLS LAST`;

function idOf({ dataset, from, to, month, type }: MonthRow): string {
  return `${dataset}/${from}>${to}/${month}/${type ?? "none"}`;
}

/**
 * A file for a unit, in the order of paths: of an event that two files have, the first one is kept. What a file
 * gives therefore depends on those before it, and one that is added at the end leaves the others as they are.
 */
function unitsOf(dossier: Dossier): readonly Unit[] {
  let before = "";
  return eventFiles(dossier).map((file) => {
    before = digest([before, fileDigest(file)]);
    return { id: file.path, key: before };
  });
}

function eventFiles(dossier: Dossier): readonly DossierFile[] {
  return dossier.files.filter((file) => file.kind === "events");
}

function contentOf(dossier: Dossier): readonly string[] {
  return eventFiles(dossier).length === 0 ? [] : eventContentTexts(dossier);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
