import { asPairs, once, readYaml } from "./content.ts";
import { firstCapital, isCapital } from "./letterCase.ts";

const newer = once(() => {
  const toOld = asPairs(readYaml("script-uz.yaml").newer);
  const toNew = new Map<string, string>();
  for (const [letter, old] of toOld) if (!toNew.has(old)) toNew.set(old, letter);
  const letters = [...toOld.keys()].flatMap((letter) => [letter, letter.toUpperCase()]);
  return { toOld, toNew, any: new RegExp(`[${letters.join("")}]`, "u") };
});

/** Every form of the apostrophe that a writer may have typed, for the pairs below. */
const pairs = /s[ʻʼ‘’'`´]h|sh|ch|[og][ʻʼ‘’'`´]/gi;

/** Whether a word has a letter of the newer Latin spellings of Uzbek: ş, ç, ō, ḡ and their variants. */
export function hasNewerLetter(word: string): boolean {
  return newer().any.test(word);
}

/** A word of the newer spelling in that of 1995: şahar is shahar; there sh is s and h, as in Ishoq. */
export function fromNewer(word: string): string {
  const capitals = word.length > 1 && word === word.toUpperCase();
  let out = "";
  for (const [i, letter] of Array.from(word.normalize("NFC")).entries()) {
    const small = letter.toLowerCase();
    const old = newer().toOld.get(small);
    if (small === "h" && word[i - 1]?.toLowerCase() === "s") out += "ʼ";
    if (old === undefined) out += letter;
    else out += capitals ? old.toUpperCase() : firstCapital(old, isCapital(letter));
  }
  return out;
}

/** A word of the spelling of 1995 in the newer one. */
export function toNewer(word: string): string {
  return word.replace(pairs, (pair) => {
    const folded = pair.length === 3 ? "" : pair.toLowerCase().replace(/[ʼ‘’'`´]/, "ʻ");
    const letter = newer().toNew.get(folded);
    if (letter === undefined) return pair.slice(0, 1) + pair.slice(-1); // sʼh
    return firstCapital(letter, isCapital(pair[0]));
  });
}
