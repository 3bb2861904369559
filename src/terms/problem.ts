/**
 * A broken promise of the caller or of a file: what is wrong, where, and what to do.
 *
 * Shape: `code` is stable and meant for programs; `message` is a whole sentence for people;
 * `where` names a file, row or id and never holds document text.
 */
export class Problem extends Error {
  readonly code: string;
  readonly where: string | undefined;

  constructor(code: string, message: string, options: ProblemOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.where = options.where;
  }
}

/** What a problem may carry beside its code and message. */
export interface ProblemOptions {
  readonly where?: string;
  readonly cause?: unknown;
}
