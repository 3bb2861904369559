import { isNumberWord, quantities, type Span } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedQuantity } from "./coder.ts";

/** A figure that stands alone in a sentence: with the unit `count` where a noun follows, else with none yet. */
export type BareFigure = CodedQuantity & { readonly isCounted: boolean };

const figure =
  /(?<![\p{L}\p{Nd}№#§.,:/–—-])\d{1,3}(?:[ \u00a0\u202f]\d{3}|\d)*(?:,\d{3})*(?:[.,]\d+)?(?![\p{Nd}\p{L}:/.,–—%°]|-\p{Nd}|-\p{L}{4,}|-?(?:yil|жыл|й|м|го)|\sм(?!\p{L})|-(?:ға|ге|қа|ке)(?!\s(?:жуық|тарта|жақын)))/uy;

/** Nouns that figures number or that are no things to count: articles, points, years, hours. */
const numbered =
  /^(?:article|articles|clause|point|points|item|page|chapter|paragraph|year|o'clock|modda|band|bet|bob|yil|asr|бап|бет|тармақ|жыл|ғасыр|стат|пункт|глав|страниц|год|век|числ|модда|банд|йил|аср|км|га)/u;

/**
 * The figures of a sentence that may be amounts without a listed unit.
 *
 * Shape: in the order of the text. Four figures that may be a year are left out, and so is what is written with letters
 * and what stands in amounts and dates that are known.
 */
export function bareFigures(
  text: string,
  language: Language,
  known: readonly Span[],
): readonly BareFigure[] {
  const found: BareFigure[] = [];
  for (const match of matchesAtDigits(text, figure)) {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    if (known.some((one) => one.start < end && start < one.end)) continue;
    const plain = written.replace(/[ \u00a0\u202f]/gu, "");
    // English groups its thousands by commas.
    const value = Number(language === "en" ? plain.replaceAll(",", "") : plain.replace(",", "."));
    if (
      !Number.isFinite(value) ||
      isYear(written) ||
      /(?:№|\bNo\.?|goal|article|Article|Goal)\s?$/u.test(
        text.slice(Math.max(0, match.index - 9), match.index),
      )
    )
      continue;
    const noun = nounAfter(text, end);
    if (noun !== undefined && numbered.test(noun)) continue;
    const isCounted = noun !== undefined && Number.isInteger(value);
    const unit = isCounted ? unitOf(noun, text, end, language) : "";
    found.push({ value, unit, start, end, isCounted });
  }
  return found;
}

/** The matches of a sticky pattern that begins with a digit: it is tried only where one stands. */
export function matchesAtDigits(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isDigit(text.charCodeAt(at))) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    found.push(match);
    at += match[0].length - 1;
  }
  return found;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isYear(written: string): boolean {
  return /^(?:1[89]|20|21)\d\d$/.test(written);
}

/** What is counted may be a unit that the language room knows, with a word between: “14 Uzbek trucks”. */
function unitOf(noun: string, text: string, end: number, language: Language): string {
  const from = text.indexOf(noun, end);
  if (!isNumberWord(text, from, language)) return "count";
  const [read] = quantities(`2 ${text.slice(from, from + 30)}`, language);
  return read?.start === 0 && read.value === 2 ? read.unit : "count";
}

/** The noun that a figure counts: after “ta” or “ga yaqin” in Uzbek, «-ге жуық» in Kazakh. */
function nounAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end, end + 40);
  const match =
    /^(?:-?(?:tagacha|тагача|tadan|тадан|ta|та|ге|ға|қа|ке|ден|дан|тен|тан|нан|нен))?\s(?:(?:ta|та|tagacha|тагача|ga|га|dan|дан|nafar|нафар)\s)?(?:(?:yaqin|яқин|ortiq|ортиқ|ziyod|зиёд|жуық|астам|көп)\s)?(?:\p{Lu}\p{Ll}+\s)?(\p{Ll}[\p{Ll}ʻʼ’]{2,})/u.exec(
      rest,
    );
  const noun = match?.[1];
  return noun === undefined || joining.test(noun) ? undefined : noun;
}

/** Words that no figure counts. */
const joining =
  /^(?:and|but|for|from|the|out|per|was|were|have|has|are|with|than|that|which|into|under|after|before|until|since|over|про|для|под|над|при|или|это|что|как|был|были|была|уже|тоже|ещё|ва|билан|учун|ham|bilan|uchun|esa|edi|emas|boʻl|және|мен|үшін|болып|ғана|еді|деп)$/u;
