import type { EventLayout, EventReader } from "./eventLayout.ts";
import { fieldsOf, recogniseLayout, trimmed } from "./eventLayouts.ts";
import type { LineBatch } from "./eventLines.ts";
import { type EventFault, type EventRow, eventFault } from "./eventRow.ts";

/** One row of a file, read or with what is wrong with it. */
export interface ReadLine {
  readonly row: number;
  readonly read: EventRow | EventFault;
}

/** The rows of some lines, and the layout that the file is in. */
export interface ReadBatch {
  readonly layout: EventLayout | undefined;
  readonly rows: readonly ReadLine[];
  readonly bytes: number;
}

/**
 * Reads lines of a file of event data: every line that is not empty and no header is one row, read or at fault.
 *
 * `declared` is the layout that the data package names, if any; otherwise the first lines tell.
 */
export function* readEventLines(
  batches: Iterable<LineBatch>,
  declared?: string,
): Generator<ReadBatch> {
  let opened: Opened | undefined;
  for (const { row: first, lines, bytes } of batches) {
    const rows: ReadLine[] = [];
    for (const [index, line] of lines.entries()) {
      if (line === "") continue;
      const isFirst = opened === undefined;
      opened ??= openFile(lines.slice(index), declared);
      if (isFirst && opened.hasHeader) continue;
      rows.push({ row: first + index, read: opened.read(line) });
    }
    yield { layout: opened?.layout, rows, bytes };
  }
}

interface Opened {
  readonly layout: EventLayout | undefined;
  readonly hasHeader: boolean;
  read(line: string | undefined): EventRow | EventFault;
}

function openFile(lines: readonly (string | undefined)[], declared: string | undefined): Opened {
  const layout = recogniseLayout(lines, declared);
  if (layout === undefined) {
    const fault = eventFault("event-layout-unknown");
    return { layout, hasHeader: false, read: () => fault };
  }
  const first = trimmed(fieldsOf(layout, lines[0]) ?? []);
  const hasHeader = layout.isHeader(first);
  const read = lineReader(layout, layout.bind(first), hasHeader ? first.length : undefined);
  return { layout, hasHeader, read };
}

/** What is found in a text that was damaged: U+FFFD where bytes were none, and NUL. */
const damage = /[\u0000\ufffd]/;

function lineReader(
  layout: EventLayout,
  read: EventReader,
  width: number | undefined,
): (line: string | undefined) => EventRow | EventFault {
  return (line) => {
    if (line === undefined) return eventFault("event-too-long");
    if (damage.test(line)) {
      return eventFault(line.includes("\0") ? "event-control-character" : "event-encoding");
    }
    const fields = fieldsOf(layout, line);
    if (fields === undefined) return eventFault("event-quote");
    if (width === undefined) return read(fields);
    const isWhole = fields.length >= width && trimmed(fields).length <= width;
    return isWhole ? read(fields) : eventFault("event-ragged");
  };
}
