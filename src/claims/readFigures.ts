import { quantities } from "../language/index.ts";
import type { Language } from "../terms/index.ts";

/** A scale word in the ablative ends its figure: “21 milliondan 36,4 millionga” are two. */
const fromOneToNext = /\p{Nd}\s?\p{L}{2,}(?:dan|дан|ден|тан|тен|нан|нен)\s+(?=\p{Nd})/u;

/** A scale word without its one, by language: what stands for it with as many letters. */
const bare: Readonly<Partial<Record<Language, readonly (readonly [RegExp, string])[]>>> = {
  en: [[/(?<=\b)a(?= (?:thousand|million|billion|trillion)\b)/gu, "1"]],
  ru: [
    [/(?<![\p{L}\p{Nd}])миллиарда?(?![\p{L}])/gu, "1 млрд"],
    [/(?<![\p{L}\p{Nd}])миллиона?(?![\p{L}])/gu, "1 млн"],
    [/(?<![\p{L}\p{Nd}])тысяч[аиу](?![\p{L}])/gu, "1 тыс"],
  ],
};

/** A word for a number, or a figure, right before a scale word counts it. */
const counted =
  /(?:\p{Nd}[\p{Nd}.,\s]*|(?:два|две|три|четыре|пол|полтора|полторы|половина|несколько|сорок|десят|двадцать|тридцать|один|одна|одного|одной|одну|двух|трёх|четырёх|четверть)\S*)\s?$/iu;

/** “Almost a thousand kilometres”, «миллиард долларов»: one of them, written out for the reader of figures. */
function withOnes(text: string, language: Language): string {
  return (bare[language] ?? []).reduce(
    (said, [pattern, one]) =>
      said.replace(pattern, (word: string, at: number) =>
        counted.test(said.slice(0, at)) ? word : one.padEnd(word.length).slice(0, word.length),
      ),
    text,
  );
}

/** “11,453 constant 2015 dollars”: the price basis between figure and unit, put behind it as so many spaces. */
const basisBetween =
  /(?<=\p{Nd}(?: (?:thousand|million|billion|trillion))?) (?:in )?(?:constant )?(?:19|20)\d\d (?:US )?dollars/gu;

function withoutBasis(text: string, language: Language): string {
  if (language !== "en") return text;
  return text.replace(basisBetween, (found) => " dollars".padEnd(found.length));
}

/** The amounts of a sentence; two that a case ending parts are never read as one. */
export function amountsIn(given: string, language: Language): ReturnType<typeof quantities> {
  const text = withOnes(withoutBasis(given, language), language);
  const cut = fromOneToNext.exec(text);
  if (cut === null) return quantities(text, language);
  const at = cut.index + cut[0].length;
  const later = amountsIn(text.slice(at), language);
  return [
    ...quantities(text.slice(0, at), language),
    ...later.map((one) => ({ ...one, start: one.start + at, end: one.end + at })),
  ];
}
