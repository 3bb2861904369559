import { isNumberWord, quantities, type Span } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedQuantity } from "./coder.ts";

/** A figure that stands alone in a sentence: with the unit `count` where a noun follows, else with none yet. */
export type BareFigure = CodedQuantity & {
  readonly isCounted: boolean;
  /** Whether it is a part of the amount before it: “of which 100”. */
  readonly isShare: boolean;
};

const figure =
  /(?<![\p{L}\p{Nd}№#§.,:/–—+-])\d{1,3}(?:[ \u00a0\u202f]\d{3}|\d)*(?:,\d{3})*(?:[.,]\d+)?(?![\p{Nd}\p{L}:/–—%°+]|[.,][\p{Nd}\p{L}]|-\p{Nd}|-\p{L}{4,}|-?(?:yil|жыл|й|м|го)|-(?:я|е|х|му|ми|ая|ой|ое|ый|ую|ші|шы|чи|бап|son|сон)(?!\p{L})|\sм(?!\p{L}))/uy;

/** Nouns that figures number or that are no things to count: articles, points, years, hours, times. */
const numbered =
  /^(?:articles?|clauses?|points?|items?|page|chapters?|paragraphs?|years?|o'clock|times|fold|modda\p{L}*|band|bandi\p{L}*|bet|betda|bob|yil(?!q)\p{L}*|asr\p{L}*|marta|barobar\p{L}*|baravar\p{L}*|бап|баб\p{L}+|бет|бетте|тармақ|тармағ\p{L}+|жыл(?!қ)\p{L}*|ғасыр\p{L}*|рет|есе|есеге|стат(?:ь\p{L}+|ей)|пункт\p{L}{0,3}|глав\p{L}{0,2}|странице|год\p{L}{0,3}|век\p{L}{0,2}|числ\p{L}{1,2}|раз|раза|модда\p{L}*|банд|банди\p{L}*|йил\p{L}*|аср\p{L}*|марта|баробар\p{L}*|баравар\p{L}*|км|га|(?:қарар|нөмір)[ыі]\p{L}*|бұйрығ\p{L}+|жарлығ\p{L}+|қаулысы\p{L}*|qarori\p{L}*|raqamli|raqami\p{L}*|farmoni\p{L}*|қарори\p{L}*|рақамли|рақами\p{L}*|фармони\p{L}*)$/u;

/** Words after which a figure is a number of its kind, not how many there are: article 5, order 112, phase 2. */
const numbering =
  /(?:№|(?<!\p{L})(?:no\.?|ст\.|стать\p{L}+|п\.|пункт(?:а|е|у|ом|ами|ах|ы)?|глав\p{L}{1,2}|приказ\p{L}{0,3}|указ(?:а|у|ом|е)?|постановлени\p{L}{1,2}|резолюци\p{L}{1,2}|приложени\p{L}{1,2}|раздел\p{L}{0,2}|протокол\p{L}{0,2}|номер\p{L}{0,3}|групп[аеуы]|этап(?:а|е|у|ом)?|маршрут\p{L}{0,2}|лот\p{L}{0,2}|article|goal|annex|appendix|section|chapter|paragraph|resolution|group|phase|stage|round|order|decree|number|page|lot|route|clause|rule|protocol|class|track|option)s?)\s?$/iu;

/** Words after which a figure is a part of the amount before it. */
const ofThose =
  /(?:из\s(?:них|которых)|of\s(?:which|these|them)|оның(?:\sішінде)?|соның\sішінде|shundan|шундан)\s(?:\p{Ll}+\s)?$/iu;

/** What says in Kazakh and Uzbek how many of those named before: 1200-і, 45 tasi. */
const ofNamed = /^(?:-(?:і|ы|сы|сі|ін|ын)(?!\p{L})|\s?-?(?:tasi|таси|nafari|нафари)\p{L}*)/u;

const verbEnd =
  /(?:ся|сь|ают|яют|ует|уют|ает|яет|йдут|йдет|йдёт|дут|игл[аои]|осл[аои]|авил[аои]?|шл[аои])$/u;

/** Whether a word of Russian ends as a verb does, which no figure counts. */
export function isVerbLike(word: string): boolean {
  return verbEnd.test(word);
}

/** What links the numbers of a row: articles 5 and 7. */
const link = /^(?:,\s|,?\s(?:and|or|и|или|va|ва|және|мен|пен|бен)\s|[–-])$/u;

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
  let numberedEnd = -1;
  for (const match of matchesAtDigits(text, figure)) {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    if (known.some((one) => one.start < end && start < one.end)) continue;
    const before = text.slice(Math.max(0, start - longestBefore), start);
    const isInRow = numberedEnd >= 0 && link.test(text.slice(numberedEnd, start));
    if (isInRow || numbering.test(before)) {
      numberedEnd = end;
      continue;
    }
    const plain = written.replace(/[ \u00a0\u202f]/gu, "");
    // English groups its thousands by commas.
    const value = Number(language === "en" ? plain.replaceAll(",", "") : plain.replace(",", "."));
    if (!Number.isFinite(value) || isYear(written)) continue;
    const noun = nounAfter(text, end);
    if (noun !== undefined && numbered.test(noun) && !isCheckpoint(noun, text, end)) continue;
    const isNamed = ofNamed.test(text.slice(end, end + 10));
    const isWhole = (noun !== undefined || isNamed) && Number.isInteger(value);
    const own = isWhole && noun !== undefined ? unitOf(noun, text, end, language) : "count";
    const isShare = own === "count" && ofThose.test(before);
    const unit = isWhole ? own : "";
    found.push({
      value,
      unit: isShare ? "" : unit,
      start,
      end,
      isCounted: isWhole && !isShare,
      isShare,
    });
  }
  return found;
}

/** So far before a figure a word that it numbers is looked for. */
const longestBefore = 24;

/** “18 пунктов пропуска” are places, not points of a document. */
function isCheckpoint(noun: string, text: string, end: number): boolean {
  return noun.startsWith("пункт") && /^\s\p{Ll}+\s\p{Ll}{6,}/u.test(text.slice(end, end + 30));
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

/** Units of things that are counted, before which an adjective may stand. */
const things: ReadonlySet<string> = new Set(["people", "vehicles", "flights", "border marks"]);

/** What is counted may be a unit that the language room knows, with a word between: “14 Uzbek trucks”. */
function unitOf(noun: string, text: string, end: number, language: Language): string {
  const from = text.indexOf(noun, end);
  if (isNumberWord(text, from, language)) return unitFrom(text, from, language) ?? "count";
  const next = from + noun.length + 1;
  const isAdjective = language !== "ru" || /(?:ых|их|ые|ие|ой|ый)$/u.test(noun);
  if (!isAdjective || text[next - 1] !== " " || !isNumberWord(text, next, language)) return "count";
  const unit = unitFrom(text, next, language);
  return unit !== undefined && things.has(unit) ? unit : "count";
}

function unitFrom(text: string, from: number, language: Language): string | undefined {
  const [read] = quantities(`2 ${text.slice(from, from + 30)}`, language);
  return read?.start === 0 && read.value === 2 ? read.unit : undefined;
}

/** The noun that a figure counts: after “ta” or “ga yaqin” in Uzbek, «-ге жуық» in Kazakh. */
function nounAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end, end + 40);
  const match =
    /^(?:-?(?:tagacha|тагача|tadan|тадан|ta|та|ге|ға|қа|ке|ден|дан|тен|тан|нан|нен))?\s(?:(?:ta|та|tagacha|тагача|ga|га|dan|дан|nafar|нафар)\s)?(?:(?:yaqin|яқин|ortiq|ортиқ|ziyod|зиёд|жуық|астам|көп)\s)?(?:\p{Lu}\p{Ll}+\s)?((?:су|үй|ет|мал|uy|уй|ot)(?!\p{L})|\p{Ll}[\p{Ll}ʻʼ’]{2,})/u.exec(
      rest,
    );
  const noun = match?.[1];
  return noun === undefined || joining.test(noun) || isVerbLike(noun) ? undefined : noun;
}

/** Words that no figure counts. */
const joining =
  /^(?:and|but|for|from|the|out|per|was|were|have|has|are|with|than|that|which|into|under|after|before|until|since|over|про|для|под|над|при|или|это|что|как|был|были|была|уже|тоже|ещё|ва|билан|учун|ham|bilan|uchun|esa|edi|emas|boʻl|yoki|ёки|немесе|және|мен|пен|бен|тиісінше|mos|мос|соответственно|respectively|либо|үшін|болып|ғана|еді|деп)$/u;
