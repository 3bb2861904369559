import { applyEdits, type Edit, type Edited, followedBy } from "./edits.ts";
import { lineEndHyphens } from "./hyphens.ts";
import { foldedUnit, kindOf, kinds, ligatureLetters } from "./letters.ts";
import { mixedScriptWords } from "./mixed.ts";
import { shiftedMarks } from "./shiftedMarks.ts";

/** A run of marks longer than this is noise and stays as it is. */
const longestCluster = 32;

/**
 * A text as it was meant, where printing, scanning or typing damaged it, with the way back to the original.
 *
 * Shape: ligatures are letters again, letters with their marks one sign, hidden signs gone, look-alikes of another
 * script put right, words whole that a line's end broke, moved marks of oʻ and gʻ in place. Capitals, blanks, quotation
 * marks and the form of apostrophes stay.
 */
export function repair(text: string): Edited {
  const clean = applyEdits(text, hidden(text));
  const whole = followedBy(clean, applyEdits(clean.text, lineEndHyphens(clean.text)));
  const marked = followedBy(whole, applyEdits(whole.text, shiftedMarks(whole.text)));
  const words = mixedScriptWords(marked.text).map(({ start, end, repaired }): Edit => {
    return { start, end, put: repaired };
  });
  return words.length === 0 ? marked : followedBy(marked, applyEdits(marked.text, words));
}

/** Hidden signs to leave out, ligatures to spell out, marks to put on their letters. */
function hidden(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === kinds.ignored && !breaksLine(text, at)) {
      edits.push({ start: at, end: at + 1, put: "" });
    } else if (kind === kinds.mark && at > 0) {
      const end = clusterEnd(text, at);
      const start = at - 1;
      const put = end - start > longestCluster ? "" : text.slice(start, end).normalize("NFC");
      if (put !== "" && put !== text.slice(start, end) && edits.at(-1)?.end !== at) {
        edits.push({ start, end, put });
      }
      at = end - 1;
    } else if (foldedUnit(unit) < 0) {
      const letters = ligatureLetters(unit);
      if (letters !== undefined) edits.push({ start: at, end: at + 1, put: letters });
    }
  }
  return edits;
}

/** Whether a hidden sign is a soft hyphen that broke a word at a line's end. */
function breaksLine(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xad && /^\r?\n/.test(text.slice(at + 1, at + 3));
}

function clusterEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kinds.mark) end += 1;
  return end;
}
