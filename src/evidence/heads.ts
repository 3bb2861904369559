import { type Analysis, stem } from "../language/index.ts";
import type { Cue } from "./grammar.ts";
import { factsOf, type Sentence, wordFrom } from "./sentence.ts";

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
    const after = factsOf(sentence, word).after;
    if (after !== undefined) return after;
    const reading = readWord(sentence, i);
    if (reading?.partOfSpeech === "verb") return undefined;
    const { possessive, case: grammatical } = reading?.features ?? {};
    // A chain goes on from one owned noun to the next: qozoq tuxumi importiga.
    if (isOwned && possessive === undefined) return undefined;
    if (grammatical === "genitive") return "owner";
    if (grammatical !== undefined) return grammar.cueOfCase.get(grammatical) ?? "about";
    isOwned = possessive !== undefined;
  }
  return undefined;
}

function readWord(sentence: Sentence, i: number): Analysis | undefined {
  const word = sentence.words[i];
  if (word === undefined) return undefined;
  return stem(sentence.text.slice(word.start, word.end), sentence.language)[0];
}

function isCutOff(sentence: Sentence, i: number): boolean {
  const [before, word] = [sentence.words[i - 1], sentence.words[i]];
  return /[,;:–—]/u.test(sentence.text.slice(before?.end ?? 0, word?.start ?? 0));
}
