import { asTexts, once, readYaml } from "./content.ts";
import { apostrophe, kindOf, kinds } from "./letters.ts";

const plain = once(() => {
  const data = readYaml("plain-latin.yaml");
  return { ru: makeTable(data.ru), kk: makeTable(data.kk) };
});

/** What each UTF-16 unit becomes, by unit; made when first met. */
interface Table {
  readonly letters: ReadonlyMap<string, string>;
  readonly units: (string | undefined)[];
}

function makeTable(value: unknown): Table {
  return { letters: new Map(Object.entries(asTexts(value))), units: [] };
}

/** A text in the letters a to z and no others: apostrophes and marks fall, Cyrillic goes by a fixed table. */
export function plainLatin(text: string, from: string): string {
  const table = from === "kk" ? plain().kk : plain().ru;
  const composed = text.normalize("NFC");
  let out = "";
  let done = 0;
  for (let at = 0; at < composed.length; at += 1) {
    const unit = composed.charCodeAt(at);
    if (unit < 0x80 && unit !== 0x27 && unit !== 0x60) continue;
    if (done < at) out += composed.slice(done, at);
    out += table.units[unit] ?? learn(table, unit);
    done = at + 1;
  }
  return done === 0 ? composed : out + composed.slice(done);
}

function learn(table: Table, unit: number): string {
  const letter = String.fromCharCode(unit);
  const made = isApostrophe(unit) ? "" : spellLetter(letter, table.letters);
  table.units[unit] = made;
  return made;
}

function isApostrophe(unit: number): boolean {
  return kindOf(unit) === kinds.apostrophe || unit === apostrophe;
}

function spellLetter(letter: string, letters: ReadonlyMap<string, string>): string {
  const small = letter.toLowerCase();
  const spelled = letters.get(small);
  if (spelled === undefined) return withoutMarks(letter);
  return small === letter ? spelled : spelled.slice(0, 1).toUpperCase() + spelled.slice(1);
}

/** A Latin letter without its marks; any other character as it is. */
function withoutMarks(letter: string): string {
  if (kindOf(letter.charCodeAt(0)) === kinds.mark) return "";
  if (kindOf(letter.charCodeAt(0)) !== kinds.latin) return letter;
  return letter.normalize("NFD").replace(/\p{M}/gu, "").replace("ı", "i").replace("İ", "I");
}
