/**
 * The fields of a line in which quotation marks are only characters, as GDELT writes it.
 */
export function plainFields(line: string): readonly string[] {
  return line.split("\t");
}

/**
 * The fields of a line in which a field may stand in quotation marks (RFC 4180).
 *
 * Missing: undefined when a quotation mark is opened and not closed on the line, or text follows the closing one.
 */
export function quotedFields(line: string, delimiter: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const found = line[at] === '"' ? quotedAt(line, at) : bareAt(line, at, delimiter);
    if (found === undefined) return undefined;
    const isEnd = found.end === line.length;
    if (!isEnd && line[found.end] !== delimiter) return undefined;
    fields.push(found.field);
    at = found.end + 1;
  }
  return fields;
}

interface Found {
  readonly field: string;
  readonly end: number;
}

function quotedAt(line: string, start: number): Found | undefined {
  let field = "";
  for (let at = start + 1; ; ) {
    const mark = line.indexOf('"', at);
    if (mark === -1) return undefined;
    field += line.slice(at, mark);
    if (line[mark + 1] !== '"') return { field, end: mark + 1 };
    field += '"';
    at = mark + 2;
  }
}

function bareAt(line: string, start: number, delimiter: string): Found {
  const found = line.indexOf(delimiter, start);
  const end = found === -1 ? line.length : found;
  return { field: line.slice(start, end), end };
}
