import { parseSayings } from "../claims/index.ts";
import { fileDigest, readContent } from "../sources/index.ts";
import { digest } from "../store/index.ts";
import { Problem, type ReadLanguage } from "../terms/index.ts";
import { chartQueries } from "./briefCharts.ts";
import { type BriefChoice, chooseParts } from "./briefChoice.ts";
import { type BriefChart, drawChart } from "./briefDrawn.ts";
import { figureOfSides } from "./briefFigures.ts";
import { type FixedWords, writeFixedWords } from "./briefFixed.ts";
import type { BriefGround } from "./briefGround.ts";
import { readMarkPlace } from "./briefMarkRead.ts";
import { type NoteForm, type NoteWriter, noteWriter } from "./briefNotes.ts";
import { readPhrases, readSourcePhrases } from "./briefPhrases.ts";
import { findRows } from "./briefQueries.ts";
import { joinRuns, type Run, type Said } from "./briefRuns.ts";
import type {
  Brief,
  BriefFigures,
  BriefGap,
  BriefParagraph,
  BriefSection,
  BriefSentence,
} from "./briefShape.ts";
import { countedRows } from "./briefSource.ts";
import type {
  BriefTemplate,
  ChartTemplate,
  FiguresTemplate,
  SentenceTemplate,
} from "./briefTemplate.ts";
import { type BriefValue, type BriefWriter, briefWriter } from "./briefWords.ts";
import { citerOf } from "./briefWorks.ts";
import type { CitationStyle } from "./reference.ts";

/** How a brief is to be made. */
export interface BriefOptions {
  readonly name: string;
  readonly language: ReadLanguage;
  readonly style: CitationStyle;
  /** Where sources stand; footnotes where nothing is said. */
  readonly notes?: NoteForm | undefined;
  /** Version and digest of the program that makes it. */
  readonly program: string;
  /** Parts and lines that whoever asks leaves out: see `chooseParts`. */
  readonly without?: readonly string[];
}

/**
 * Makes a brief from its template and the rows of a dossier.
 *
 * Shape: every sentence has one footnote. The pair in the other order gives the same rows with the sides exchanged.
 * Missing: a sentence without a row is left out and counted among the gaps, where its template does not stop.
 * Throws: `brief-unsupported` where the template stops on a sentence without a row; `brief-part-unknown`.
 */
export function makeBrief(
  ground: BriefGround,
  template: BriefTemplate,
  options: BriefOptions,
): Brief {
  const { dossier, day, sides } = ground;
  const sayings = parseSayings(readContent(dossier, "claims/reasons.yaml"));
  const phrases = new Map([...readPhrases(dossier), ...ground.wordings]);
  const named = readSourcePhrases(dossier);
  const writer = briefWriter(options.language, sayings, phrases, named);
  const words = writeFixedWords(ground.labels, writer);
  const { style, notes: form = "footnotes" } = options;
  const notes = noteWriter(words, writer, { style, form, cite: citerOf(ground, writer) });
  const gaps: BriefGap[] = [];
  const choice = chooseParts(template, options.without ?? []);
  const making: Making = { ground, writer, notes, gaps, words, choice };
  const sections = choice.template.sections.map((one): BriefSection => {
    const paragraphs = one.sentences.flatMap((sentence) => paragraphOf(making, sentence));
    const figures = one.table === undefined ? undefined : figuresOf(making, one.table);
    const charts = one.charts.flatMap((chart) => chartOf(making, chart));
    return { id: one.id, title: writer.words(one.title), paragraphs, figures, charts };
  });
  const finished = notes.finish();
  const used = new Set(finished.notes.flatMap(({ sources }) => sources.map(({ file }) => file)));
  const about = aboutOf(ground);
  const subtitle = joinRuns(writer.sayFilled(template.subtitle, about));
  return {
    template: options.name,
    language: options.language,
    style: options.style,
    sides,
    day,
    dayWritten: writer.value({ kind: "date", date: day }),
    title: writer.fill(template.title, about),
    subtitle: subtitle.text,
    ...(subtitle.foreign === undefined ? {} : { subtitleForeign: subtitle.foreign }),
    sections: sections.filter(
      (one) => one.paragraphs.length + one.charts.length > 0 || one.figures !== undefined,
    ),
    ...finished,
    noteForm: form,
    markPlace: readMarkPlace(dossier, { language: options.language, style, form }),
    gaps,
    references: finished.works.map(({ text }) => text),
    versions: [
      [words.program, options.program],
      [
        words.dossier,
        `${dossier.settings.id} ${digest(dossier.files.map(fileDigest)).slice(0, 16)}`,
      ],
      [words.template, `${options.name} ${template.version}`],
      [words.boundaries, writer.words(dossier.settings.boundaryPolicy.label)],
      ...chosenLine(choice, words),
    ],
    files: filesUsed(ground, used),
    words,
  };
}

/** The files of the dossier that were used, and the text from outside that was put to the test. */
function filesUsed(ground: BriefGround, used: ReadonlySet<string>): Brief["files"] {
  const own = ground.dossier.files.filter((one) => used.has(one.path));
  const { text } = ground.extras;
  const given = text === undefined || own.some((one) => one.path === text.file) ? [] : [text];
  return [
    ...own.map(({ path, sha256, kind }) => {
      return { path, sha256, kind, redistribute: ground.redistribute.get(path) ?? "unknown" };
    }),
    ...given.map(({ file, sha256, redistribute }) => {
      return { path: file, sha256, kind: "document", redistribute };
    }),
  ];
}

interface Making {
  readonly ground: BriefGround;
  readonly writer: BriefWriter;
  readonly notes: NoteWriter;
  readonly gaps: BriefGap[];
  readonly words: FixedWords;
  readonly choice: BriefChoice;
}

/** What was left out by choice stands with how the brief was made: no reader takes it for want of rows. */
function chosenLine(
  choice: BriefChoice,
  words: FixedWords,
): readonly (readonly [string, string])[] {
  const left = choice.leftOut();
  return left.length === 0 ? [] : [[words.byChoice, `${left.length} (${left.join("; ")})`]];
}

function paragraphOf(making: Making, sentence: SentenceTemplate): readonly BriefParagraph[] {
  const { ground, writer, notes } = making;
  const slots = [...sentence.text.en.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = ""]) => name);
  const found = findRows(ground, sentence.query, sentence.with);
  const full = found.filter((one) => slots.every((name) => one.values[name] !== undefined));
  const short = found.length - full.length;
  if (full.length === 0) return missing(making, sentence.id, sentence.missing);
  const whole = full.filter((one) => making.choice.keeps(sentence.id, one.id));
  if (short > 0) making.gaps.push({ id: sentence.id, text: countedRows(short, making.words) });
  if (whole.length === 0) return [];
  const sentences = whole.map((one): BriefSentence => {
    const said = begun(writer.sayFilled(sentence.text, one.values));
    return { id: sentence.id, row: one.id, ...said, note: notes.add(one.sources) };
  });
  return [{ kind: sentence.each ? "list" : "paragraph", sentences }];
}

/** A sentence begins with a capital, also where its first value does not. */
function begun(runs: readonly Run[]): Said {
  const [first, ...rest] = runs;
  if (first === undefined) return { text: "" };
  const letter = [...first.text][0] ?? "";
  const text = letter.toUpperCase() + first.text.slice(letter.length);
  return joinRuns([{ ...first, text }, ...rest]);
}

function missing(making: Making, id: string, what: "stop" | "leave out"): readonly [] {
  if (what === "stop") {
    throw new Problem(
      "brief-unsupported",
      `The template cannot do without ${id}, and the dossier has no row for it on ${making.ground.day}: name another pair, day or template.`,
      { where: id },
    );
  }
  return left(making, id);
}

/** Left out, and said so on the last page. */
function left({ gaps, words }: Making, id: string): readonly [] {
  gaps.push({ id, text: words.noRow });
  return [];
}

function chartOf(making: Making, chart: ChartTemplate): readonly BriefChart[] {
  const { ground, writer, notes, words } = making;
  const found = chartQueries[chart.query]?.find(ground, chart.with);
  if (found === undefined) return missing(making, chart.id, chart.missing);
  const title = begun(writer.sayFilled(chart.title, found.values)).text;
  return [drawChart(found, { id: chart.id, title, note: notes.add(found.sources) }, writer, words)];
}

function figuresOf(making: Making, table: FiguresTemplate): BriefFigures | undefined {
  const { ground, writer, notes, words } = making;
  const wanted = table.figures.filter(({ concept }) => making.choice.keeps(table.id, concept));
  const rows = wanted.flatMap((one) => {
    const label = writer.words(one.label);
    const found = figureOfSides(ground, { ...one, passOver: table.passOver });
    const id = `${table.id}/${one.concept}`;
    if (found === undefined) return left(making, id);
    const [first, second] = found.sides.map(({ value = Number.NaN }) => value);
    const values = [first ?? Number.NaN, second ?? Number.NaN] as const;
    const cell = (value: number): string => writer.value({ kind: "scaled", value });
    const cells = [cell(values[0]), cell(values[1])] as const;
    const { year, unit } = found;
    return [{ label, cells, values, year, unit, note: notes.add([found.source]) }];
  });
  if (rows.length === 0) {
    if (wanted.length > 0) missing(making, table.id, table.missing);
    return undefined;
  }
  const names = ground.sides.map((one) => stateName(ground, writer, one));
  const columns = [words.figure, words.year, ...names];
  return { id: table.id, caption: writer.words(table.caption), columns, rows };
}

function stateName({ states }: BriefGround, writer: BriefWriter, iso3: string): string {
  return writer.words(states.get(iso3)?.names ?? { en: iso3 });
}

/** What titles of templates may put in: the two sides, the day, the text that is put to the test. */
function aboutOf({
  states,
  sides,
  day,
  extras,
}: BriefGround): Readonly<Record<string, BriefValue>> {
  const name = (iso3: string): BriefValue => {
    return { kind: "words", labels: states.get(iso3)?.names ?? { en: iso3 } };
  };
  const language = extras.text?.examined.passages[0]?.language;
  const of = language === undefined ? {} : { language };
  const { text } = extras;
  return {
    first: name(sides[0]),
    second: name(sides[1]),
    day: { kind: "date", date: day },
    ...(text === undefined ? {} : { text: { kind: "text", text: text.title, ...of } }),
  };
}
