import { asList, once, readYaml } from "./content.ts";
import type { Piece } from "./letterCase.ts";

const lists = once(() => {
  const data = readYaml("script-uz.yaml");
  return {
    cyrillicTs: asList(data.cyrillicTs),
    plainS: asList(data.plainS),
    apartAfterTs: asList(data.apartAfterTs),
  };
});

const vowels = "aeiou";

/**
 * What ts or s at a place of a folded Latin word is in Cyrillic.
 *
 * Missing: undefined for an s that is plain с.
 */
export function cyrillicForTs(word: string, at: number): Piece | undefined {
  if (word[at] === "s") return isSoftS(word, at) ? { text: "ц", length: 1 } : undefined;
  if (word[at + 2] === "h") return undefined; // t and sh, as in otshunos
  return { text: isTs(word, at) ? "ц" : "тс", length: 2 };
}

/** Whether s stands for ц after a consonant, as in konsepsiya but not in pensiya. */
function isSoftS(word: string, at: number): boolean {
  const { cyrillicTs, plainS } = lists();
  if (!cyrillicTs.some((ending) => word.startsWith(ending, at - 1))) return false;
  const near = word.slice(Math.max(0, at - 12), at + 8); // room for the longest of those stems
  return !plainS.some((stem) => near.includes(stem));
}

/** Whether ts is one letter, as in konstitutsiya, and not t and s of two parts, as in davlatsiz and ketsa. */
function isTs(word: string, at: number): boolean {
  if (at === 0) return true;
  const rest = word.slice(at + 2, at + 10);
  const before = word[at - 1] ?? "";
  if (/^(?:iy[aeo]|io|ia|izm)/.test(rest)) return vowels.includes(before) || before === "n";
  if (!vowels.includes(before)) return /^e(?:nt|rn|pt)/.test(rest);
  if (/^(?:$|ov(?:a|$)|n[gi]|g[ai]|d[ai]|ch[ai]|l[ai])/.test(rest)) return true; // kuznets, kuznetsov
  if (rest.startsWith("k")) return isTsk(word, at, before);
  if (rest.startsWith("y")) return true;
  if (rest.startsWith("ev")) return /^eva?$/.test(rest); // Malsev, but davlatsevar
  if (rest.startsWith("in")) return isTsin(rest);
  if (!/^[ei]/.test(rest)) return false;
  return !lists().apartAfterTs.some((part) => rest.startsWith(part));
}

/** Donetsk and Visotskiy have ц, Irkutsk and Sovetskiy т and с. */
function isTsk(word: string, at: number, before: string): boolean {
  return "eio".includes(before) && !word.startsWith("sove", at - 4);
}

/** Medi-tsina, but ayt-sin, ayt-sinlar, ayt-singiz. */
function isTsin(rest: string): boolean {
  return !/^in(?:$|lar|chi|mi|de|gi|u)/.test(rest);
}
