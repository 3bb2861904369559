/**
 * Where something stands in the dossier: the file, and the row or the stretch of text in it.
 *
 * Shape: `file` is relative to the dossier, with `/`; `row` is a line number, the header being 1;
 * `start` and `end` are UTF-16 offsets in the extracted text of the file.
 */
export interface Reference {
  readonly file: string;
  readonly row?: number | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** What a reader needs to find a source again: title, address, and how sure we are of it. */
export interface Citation {
  readonly title: string;
  readonly url?: string | undefined;
  readonly date?: string | undefined;
  readonly confidence?: "high" | "medium" | "low" | undefined;
}
