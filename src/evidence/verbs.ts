import { stem } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";

/**
 * The forms by which a verb is found, given one: its passive, and where endings change its stem, others.
 *
 * Shape: the given form first. Uzbek verbs are given by their verbal noun (-sh), Kazakh ones by the stem, Russian and
 * English ones by the infinitive; what is given in another form is left as it is.
 */
export function verbForms(form: string, language: ReadLanguage): readonly string[] {
  if (language === "ru") return form.split(" ").length > 3 ? [form] : russianForms(form);
  if (language === "en") return [form];
  const cut = form.lastIndexOf(" ") + 1;
  const [before, verb] = [form.slice(0, cut), form.slice(cut)];
  const verbs = [verb, ...turkicPassives(verb, language), ...shortForms(verb, language)];
  const plain = plainNouns(before, language);
  return [before, ...(plain === before ? [] : [plain])].flatMap((one) =>
    verbs.map((each) => one + each),
  );
}

/** The words before a verb in their dictionary form, under which all their cases are found. */
function plainNouns(before: string, language: ReadLanguage): string {
  if (before === "") return before;
  const words = before.trim().split(" ");
  return `${words.map((word) => plainNoun(word, language)).join(" ")} `;
}

function plainNoun(word: string, language: ReadLanguage): string {
  const [best] = stem(word, language);
  const isNoun = best !== undefined && best.partOfSpeech !== "verb";
  const isInflected = best?.features.case !== undefined || best?.features.possessive !== undefined;
  return isNoun && isInflected ? best.stem : word;
}

/** A stem of two letters is no key in the language room: its commonest forms are named one by one. */
const shortestKey = 3;
const endings: Readonly<Record<string, string>> = {
  "uz-Latn": "di dilar gan ib adi moqda ayotgan madi magan ishdi gach ilgan ildi indi ingan",
  "uz-Cyrl": "ди дилар ган иб ади моқда аётган мади маган ишди гач илган илди инди инган",
  kk: "ды ді ты ті ған ген қан кен ып іп ады еді ар ер у мады меді баған беген ынды інді ынған інген ылды ілді",
};

function shortForms(verb: string, language: ReadLanguage): readonly string[] {
  const bare = language === "kk" ? verb : verb.replace(/i?sh$|и?ш$/u, "");
  const letters = bare.replace(/ʻ/gu, "");
  if (letters.length >= shortestKey || bare === "") return [];
  return (endings[language] ?? "").split(" ").map((ending) => bare + ending);
}

const vowel = /[aeiouаәеёиоөуүұыіэюяўʻ]$/u;
const back = /[аоұыуя](?=[^аәеёиоөуүұыіэюя]*$)/u;

function turkicPassives(word: string, language: ReadLanguage): readonly string[] {
  if (language === "kk") return kazakhPassives(word);
  const [sh, i, n, l] = language === "uz-Latn" ? ["sh", "i", "n", "l"] : ["ш", "и", "н", "л"];
  if (!word.endsWith(sh) || word.length < 4) return [];
  const bare = word.slice(0, -sh.length);
  if (!bare.endsWith(i)) return [`${bare}${n}${i}${sh}`];
  const stem = bare.slice(0, -i.length);
  return [`${stem}${i}${stem.endsWith(l) ? n : l}${i}${sh}`];
}

const voiced: Readonly<Record<string, string>> = { п: "б", к: "г", қ: "ғ" };

/** After a vowel -л or, where an л stands before, -н: айыптал, талқылан. */
function kazakhPassives(word: string): readonly string[] {
  if (word.length < 2) return [];
  if (vowel.test(word)) return [`${word}л`, `${word}н`];
  const last = word.slice(-1);
  const i = back.test(word) ? "ы" : "і";
  return [`${word.slice(0, -1)}${voiced[last] ?? last}${i}${last === "л" ? "н" : "л"}`];
}

/** Which consonants change before the ending of a Russian passive: предложить, предложен; запретить, запрещён. */
const softened: readonly (readonly [RegExp, string])[] = [
  [/ст$/u, "щ"],
  [/д$/u, "жд"],
  [/т$/u, "щ"],
  [/с$/u, "ш"],
  [/з$/u, "ж"],
  [/([бпвмф])$/u, "$1л"],
];

function russianForms(form: string): readonly string[] {
  const [first = "", ...rest] = form.split(" ");
  const tail = rest.length === 0 ? "" : ` ${rest.join(" ")}`;
  const reflexive = /т[ьи]ся$/u.test(first);
  const verb = reflexive ? first.slice(0, -2) : first;
  if (!/[иыеауя]ть$/u.test(verb)) return [form];
  const stem = verb.slice(0, -3);
  const theme = verb.slice(-3, -2);
  const end = reflexive ? "ся" : "";
  const made = [`${verb.slice(0, -2)}л${end}`, `${verb.slice(0, -2)}ли${reflexive ? "сь" : ""}`];
  if (theme === "и") {
    made.push(`${stem}ит${end}`, `${stem}ят${end}`, `${stem}ат${end}`);
    if (!reflexive) made.push(...participles(stem));
  }
  if (theme === "ы") made.push(`${stem}ыт`, `${stem}оет${end}`);
  if (theme === "я") made.push(`${verb.slice(0, -1)}`);
  if (theme === "у") made.push(`${stem}ет${end}`, `${stem}ут`);
  return [form, ...made.map((one) => one + tail)];
}

function participles(stem: string): readonly string[] {
  const plain = `${stem}ен`;
  const changed = softened.flatMap(([pattern, to]) =>
    pattern.test(stem) ? [`${stem.replace(pattern, to)}ен`] : [],
  );
  const other = /т$/u.test(stem) ? [`${stem.replace(/т$/u, "ч")}ен`] : [];
  return [plain, ...changed.slice(0, 1), ...other];
}
