import { completeIndex, type SearchDocument, type SearchIndex } from "./search-index.ts";
import { completeWords, type StoredWords, type WordIndex } from "./search-words.ts";

/**
 * The form in which an index is written. It grows whenever the meaning of a part changes.
 *
 * Shape: version, length of the directory, directory (JSON), then the arrays, each at a multiple of eight bytes,
 * in the order and with the lengths that the directory gives.
 */
const version = 1;

type Numbers = Uint8Array | Uint16Array | Uint32Array;

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type Kind = keyof typeof kinds;

/** The arrays of an index of words, by name. */
const wordArrays = {
  wordUnits: "u16",
  wordAt: "u32",
  wordTags: "u8",
  firstForm: "u32",
  formUnits: "u16",
  formAt: "u32",
  keyUnits: "u16",
  keyAt: "u32",
  keyTags: "u8",
  firstKeyWord: "u32",
  keyWords: "u32",
  firstPlace: "u32",
  places: "u32",
  spread: "u32",
  lengths: "u32",
  unitLanguage: "u8",
  firstStep: "u32",
} as const satisfies Readonly<Record<string, Kind>>;

type NumbersOf<K extends Kind> = {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
}[K];

type WordArrays = {
  readonly [Name in keyof typeof wordArrays]: NumbersOf<(typeof wordArrays)[Name]>;
};

/** Takes the next array of a file. */
type Take = <K extends Kind>(kind: K) => NumbersOf<K>;

interface Directory {
  readonly documents: readonly SearchDocument[];
  readonly languages: { readonly text: readonly string[]; readonly titles: readonly string[] };
  /** Lengths of the arrays: first passages, then those of the text, then those of the titles. */
  readonly lengths: readonly number[];
}

/** An index as the bytes of a file, in parts: the same index gives the same bytes. */
export function encodeIndex(index: SearchIndex): readonly Uint8Array[] {
  const arrays: readonly Numbers[] = [
    index.firstPassage,
    ...Object.values(arraysOf(index.text)),
    ...Object.values(arraysOf(index.titles)),
  ];
  const directory: Directory = {
    documents: index.documents,
    languages: { text: index.text.languages, titles: index.titles.languages },
    lengths: arrays.map((one) => one.length),
  };
  const text = Buffer.from(JSON.stringify(directory));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(version, 0);
  head.writeUInt32LE(text.byteLength, 4);
  return [head, ...padded(text), ...arrays.flatMap((one) => padded(bytesOf(one)))];
}

/**
 * An index from the bytes of a file, whose arrays lie where they were read.
 *
 * Missing: undefined when another version of the program wrote it.
 */
export function decodeIndex(content: Uint8Array): SearchIndex | undefined {
  const head = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (head.byteLength < 8 || head.readUInt32LE(0) !== version) return undefined;
  const size = head.readUInt32LE(4);
  const directory = JSON.parse(head.toString("utf8", 8, 8 + size)) as Directory;
  let at = content.byteOffset + 8 + roundUp(size);
  let next = 0;
  const take: Take = <K extends Kind>(kind: K) => {
    const length = directory.lengths[next] ?? 0;
    // What was read from a file is never shared memory.
    const numbers = new kinds[kind](content.buffer as ArrayBuffer, at, length);
    at += roundUp(numbers.byteLength);
    next += 1;
    // The kind that was asked for is the kind that was made.
    return numbers as NumbersOf<K>;
  };
  const firstPassage = take("u32");
  const text = takeWords(take, directory.languages.text);
  const titles = takeWords(take, directory.languages.titles);
  return completeIndex({ documents: directory.documents, firstPassage, text, titles });
}

function arraysOf({ words, forms, keys, ...rest }: WordIndex): WordArrays {
  return {
    wordUnits: words.units,
    wordAt: words.at,
    wordTags: words.tags,
    firstForm: rest.firstForm,
    formUnits: forms.units,
    formAt: forms.at,
    keyUnits: keys.units,
    keyAt: keys.at,
    keyTags: keys.tags,
    firstKeyWord: rest.firstKeyWord,
    keyWords: rest.keyWords,
    firstPlace: rest.firstPlace,
    places: rest.places,
    spread: rest.spread,
    lengths: rest.lengths,
    unitLanguage: rest.unitLanguage,
    firstStep: rest.firstStep,
  };
}

function takeWords(take: Take, languages: readonly string[]): WordIndex {
  const taken = Object.entries(wordArrays).map(([name, kind]) => [name, take(kind)] as const);
  // Each array was taken under its own name and of its own kind.
  const arrays = Object.fromEntries(taken) as unknown as WordArrays;
  const { wordUnits, wordAt, wordTags, formUnits, formAt, keyUnits, keyAt, keyTags, ...rest } =
    arrays;
  const stored: StoredWords = {
    languages,
    words: { units: wordUnits, at: wordAt, tags: wordTags },
    forms: { units: formUnits, at: formAt, tags: new Uint8Array() },
    keys: { units: keyUnits, at: keyAt, tags: keyTags },
    ...rest,
  };
  return completeWords(stored);
}

function bytesOf(numbers: Numbers): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function padded(bytes: Uint8Array): readonly Uint8Array[] {
  return [bytes, new Uint8Array(roundUp(bytes.byteLength) - bytes.byteLength)];
}

function roundUp(size: number): number {
  return Math.ceil(size / 8) * 8;
}
