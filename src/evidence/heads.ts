import type { Cue } from "./grammar.ts";
import { readingOf, type Sentence, wordFrom } from "./sentence.ts";

/** How many words of a name's own phrase are looked at for its ending. */
const reach = 3;

/**
 * The part that the phrase of an Uzbek or Kazakh adjective plays: its ending stands on the noun that it belongs to, as in
 * “qozoq poyezdlariga” and “tojik choʻponlari bilan”.
 *
 * Missing: none where the noun stands bare.
 */
export function cueOfHead(sentence: Sentence, end: number): Cue | "owner" | undefined {
  const { grammar, words } = sentence;
  const first = wordFrom(sentence.words, end);
  let isOwned = false;
  for (let i = first; i < Math.min(first + reach, words.length); i += 1) {
    const word = words[i];
    if (word === undefined || (i > first && isCutOff(sentence, i))) return undefined;
    const { after } = word.facts;
    if (after !== undefined) return after;
    const reading = readingOf(sentence, word);
    if (reading.partOfSpeech === "verb") return undefined;
    const { possessive, case: grammatical } = reading.features;
    // A chain goes on from one owned noun to the next: qozoq tuxumi importiga.
    if (isOwned && possessive === undefined) return undefined;
    if (grammatical === "genitive") return "owner";
    if (grammatical !== undefined) return grammar.cueOfCase.get(grammatical) ?? "about";
    isOwned = possessive !== undefined;
  }
  return undefined;
}

function isCutOff(sentence: Sentence, i: number): boolean {
  const [before, word] = [sentence.words[i - 1], sentence.words[i]];
  return /[,;:–—]/u.test(sentence.text.slice(before?.end ?? 0, word?.start ?? 0));
}
