/** Words of the pages in one language: messages by file and key, phrases by their English. */
export interface Spoken {
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly phrases: Readonly<Record<string, string>>;
}
export function inCyrillic(spoken: Spoken, keep: string): Promise<Spoken>;
