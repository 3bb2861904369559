import type { Language } from "../terms/index.ts";
import { foldText } from "./fold.ts";

/** The language of a text and how sure that is, from 0 to 1. */
export interface Detected {
  readonly language: Language;
  readonly confidence: number;
}

/** The language and script of a passage; `unknown` for all that Hamkor does not read. */
export function detect(text: string): Detected {
  const folded = foldText(text);
  const count = (letters: string): number =>
    Array.from(folded).filter((letter) => letters.includes(letter)).length;
  const cyrillic = count("абвгдежзийклмнопрстуфхцчшщъыьэюяёўқғҳәңөұүһі");
  const latin = count("abcdefghijklmnopqrstuvwxyz");
  if (cyrillic + latin === 0) return { language: "unknown", confidence: 0 };
  if (cyrillic > latin) {
    if (count("әңөұүһі") > 0) return { language: "kk", confidence: 0.7 };
    return { language: count("ўқғҳ") > 0 ? "uz-Cyrl" : "ru", confidence: 0.7 };
  }
  const uzbek = count("qʻ") + folded.split("lar").length;
  const english = folded.split(" the ").length + folded.split(" of ").length + count("w");
  return { language: uzbek > english ? "uz-Latn" : "en", confidence: 0.6 };
}
