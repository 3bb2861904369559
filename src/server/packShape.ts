// The shapes of a pack: answers worked out beforehand, for pages that have no program behind them.

/** What a pack is about, told before anything else is read. */
export interface PackHead {
  /** One file that has everything in it, or a folder of files for any web server. */
  readonly form: "file" | "site";
  /** The day that every answer is of. */
  readonly day: string;
  /** Language in which the pages begin, where whoever made the pack chose one. */
  readonly language?: string | undefined;
  /** Files of the dossier that may not be passed on: nothing in the pack rests on them. */
  readonly leftOut: readonly { readonly path: string; readonly redistribute: string }[];
}

/** Where each answer is: the part that has it, or another question that has the same answer. */
export interface PackDirectory {
  readonly day: string;
  /** Documents in the order in which search knows them. */
  readonly documents: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
  readonly same: Readonly<Record<string, string>>;
}

/** A part of a pack: answers by question, with what occurs in several of them kept once. */
export interface PackPart {
  readonly shared?: readonly unknown[];
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Reads a part of a pack by its name. */
export type ReadPart = (name: string) => Promise<string>;

/** What a pack answers: an answer, or why there is none. */
export type PackReply =
  | { readonly answer: unknown }
  | {
      readonly problem: { readonly status: number; readonly code: string; readonly detail: string };
    };

/** A pack that is open for questions. */
export interface Pack {
  ask(question: string): Promise<PackReply>;
}

/** The name of the part that says where the others are. */
export const directoryPart = "directory";

/** Questions that no server knows: what lists and search are made from in the page. */
export const packOnly = {
  register: "/pack/register",
  terms: "/pack/terms",
  language: "/pack/language",
} as const;

/** More changes than are ever read at once: all of a span, which the page narrows by itself. */
export const wholeChanges = 10_000;

/** What lists of the register need besides the entries themselves. */
export interface PackRegister {
  /** Entries of each pair, by id. */
  readonly pairs: Readonly<Record<string, readonly string[]>>;
  /** What entries are about, in the words of the register. */
  readonly subjects: Readonly<Record<string, string>>;
}
