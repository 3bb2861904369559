/**
 * Signs with which a spreadsheet may take a text for a formula, plain, full-width and small, after whatever a
 * spreadsheet passes over; and tab, carriage return and NUL, which some programs cut off first.
 *
 * Source: OWASP, CSV Injection; ASVS 1.2.10.
 */
const dangerous =
  /^(?:[\t\r\n\0]|[\s\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/u;

/** Whether a spreadsheet might take a text for a formula. A number is never asked: it is written as a number. */
export function isFormulaLike(text: string): boolean {
  return dangerous.test(text);
}

/** A text that a spreadsheet shows and never runs: one that looks like a formula begins with an apostrophe. */
export function neutralise(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}
