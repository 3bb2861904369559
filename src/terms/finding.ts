/** How much a finding matters: a refused row is an `error`, an odd one a `warning`, the rest is `note`. */
export type Severity = "error" | "warning" | "note";

/**
 * Something odd in the data that did not stop the work: what, where, and what to do.
 *
 * Shape: `file` is relative to the dossier; `row` is the line in that file, the header being 1;
 * `start` is an offset in the extracted text. A finding never quotes document text.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly file?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly start?: number | undefined;
  /** The id of the entry, passage or document that the finding is about, when it has one. */
  readonly about?: string | undefined;
}
