type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function compareKeys(
  expected: Messages,
  given: Messages,
): { readonly missing: readonly string[]; readonly odd: readonly string[] };
export function compareMessage(source: string, given: string): readonly string[];
export function pluralsOf(
  message: string,
): readonly { readonly arg: string; readonly keys: readonly string[] }[];
export function wordsOf(
  message: string,
): readonly { readonly start: number; readonly text: string }[];
