/** Domains at the end of an address that is written without www. */
const address =
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uz|kz|kg|tj|tm|ru|com|org|net|int|info|edu|gov)\b/i;

/** An address longer than this is none. */
const longest = 300;

/**
 * The end of a web or mail address that begins at an offset, where a word begins; the offset itself when none does.
 */
export function linkEnd(text: string, start: number, wordEnd: number): number {
  const next = text[wordEnd];
  const begins = next === ":" || next === "@" || next === "." || next === "-" || next === "_";
  if (!begins || isBlank(text[wordEnd + 1]) || !isFirst(text, start)) return start;
  let end = wordEnd;
  while (end < text.length && end - start < longest && !isBlank(text[end])) end += 1;
  const token = text.slice(start, end);
  if (!/^(?:\w+:\/\/|www\.|[\w.+-]+@)/.test(token) && !address.test(token)) return start;
  return start + token.replace(/[.,;:!?)\]»”"'…]+$/, "").length;
}

function isBlank(letter: string | undefined): boolean {
  return letter === undefined || letter <= " " || letter === "\u00a0";
}

/** Whether nothing but a blank or an opening sign stands before: an address does not begin in mid-word. */
function isFirst(text: string, start: number): boolean {
  return (
    start === 0 || isBlank(text[start - 1]) || "([<«“„\"'—–:;,".includes(text[start - 1] ?? "a")
  );
}
