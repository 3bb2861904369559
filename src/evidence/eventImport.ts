import { type Dossier, type DossierFile, readPieces } from "../sources/index.ts";
import type { RowOf, Workbench } from "../store/index.ts";
import type { EventContent } from "./eventContent.ts";
import { type ReadLine, readEventLines } from "./eventFile.ts";
import type { EventLayout } from "./eventLayout.ts";
import { readLines } from "./eventLines.ts";
import { createMapper, type EventMapper } from "./eventMapping.ts";
import { type DeclaredEvents, declaredEvents } from "./eventPeriod.ts";
import { eventFault, isEventFault } from "./eventRow.ts";
import type { EventSink } from "./eventSink.ts";
import type { event } from "./eventTable.ts";
import { createTally, type EventTally } from "./eventTally.ts";

/** What the import of one file works with. */
export interface EventImport {
  readonly work: Workbench;
  readonly dossier: Dossier;
  readonly content: EventContent;
  readonly sink: EventSink;
  /** Told after each stretch of lines how many bytes of the file are behind it. */
  readonly progress: (bytes: number) => void;
}

/**
 * Takes one file of event data into the store; each row is used, out of scope or refused (TRUST R13).
 *
 * The file is read piece by piece, and no other rows than those on their way are held. An event whose id stands
 * in the store already, from this file or one before it, is kept once.
 */
export async function importEvents(job: EventImport, file: DossierFile): Promise<void> {
  const declared = declaredEvents(file.resource);
  const tally = createTally(file.path);
  const lines = readLines(readPieces(job.dossier, file.path));
  let layout: EventLayout | undefined;
  let mapper: EventMapper | undefined;
  for (const batch of readEventLines(lines, declared.layout)) {
    layout = batch.layout;
    if (layout !== undefined) mapper ??= createMapper(layout, job.content);
    await takeRows(job.sink, file.path, batch.rows, { layout, mapper, tally });
    await job.sink.flush();
    job.progress(batch.bytes);
  }
  job.sink.refusals(tally.refusals(true));
  closeAccount(job, file.path, layout, declared, tally);
}

interface Taking {
  readonly layout: EventLayout | undefined;
  readonly mapper: EventMapper | undefined;
  readonly tally: EventTally;
}

async function takeRows(
  sink: EventSink,
  file: string,
  rows: readonly ReadLine[],
  { layout, mapper, tally }: Taking,
): Promise<void> {
  const mapped = rows.map(({ row, read }) =>
    isEventFault(read) ? undefined : mapper?.(read, file, row),
  );
  const hasIds = layout?.hasIds === true;
  const own = hasIds ? mapped.flatMap((one) => one?.event?.id ?? []) : [];
  const taken = await sink.taken(own);
  const fresh: RowOf<typeof event>[] = [];
  for (const [index, { row, read }] of rows.entries()) {
    const one = mapped[index];
    if (isEventFault(read) || one === undefined) {
      tally.refuse(isEventFault(read) ? read : eventFault("event-layout-unknown"), row);
      continue;
    }
    for (const oddity of one.oddities) tally.note(oddity, row);
    if (one.event === undefined) tally.passOver(read);
    else if (taken.has(one.event.id)) tally.refuse(eventFault("event-repeated"), row);
    else {
      if (hasIds) taken.add(one.event.id);
      tally.use(read);
      fresh.push(one.event);
    }
  }
  sink.events(fresh);
  sink.refusals(tally.refusals());
}

function closeAccount(
  { work, sink }: EventImport,
  file: string,
  layout: EventLayout | undefined,
  declared: DeclaredEvents,
  tally: EventTally,
): void {
  const dataset = layout?.id;
  if (dataset !== undefined) {
    const days = declared.days?.map((day) => ({ file, dataset, day, share: 1 }));
    sink.coverage(days ?? tally.coverage(dataset, layout?.partsOfDay ?? 1));
  }
  const observed = tally.counts.used + tally.counts.outOfScope > 0 ? "observed" : "none";
  const coverage = declared.days === undefined ? observed : "declared";
  const { title = layout?.label, edition } = declared;
  sink.account({ file, dataset, title, edition, ...tally.counts, coverage });
  for (const finding of tally.findings()) work.find(finding, file);
}
