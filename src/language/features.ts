/** What the suffixes of a word tell: `case: "genitive"`, `tense: "past"`, `possessive: "1 plural"`. */
export type Features = Readonly<Record<string, string>>;

/** The features that content files write in short. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  pl: ["number", "plural"],
  sg: ["number", "singular"],
  nom: ["case", "nominative"],
  gen: ["case", "genitive"],
  acc: ["case", "accusative"],
  dat: ["case", "dative"],
  loc: ["case", "locative"],
  abl: ["case", "ablative"],
  ins: ["case", "instrumental"],
  term: ["case", "terminative"],
  sim: ["case", "similative"],
  equ: ["case", "equative"],
  p1s: ["possessive", "1 singular"],
  p2s: ["possessive", "2 singular"],
  p2f: ["possessive", "2 polite"],
  p3: ["possessive", "3"],
  p1p: ["possessive", "1 plural"],
  "1s": ["person", "1 singular"],
  "2s": ["person", "2 singular"],
  "2f": ["person", "2 polite"],
  "3s": ["person", "3 singular"],
  "1p": ["person", "1 plural"],
  "2p": ["person", "2 plural"],
  "3p": ["person", "3 plural"],
  past: ["tense", "past"],
  pres: ["tense", "present"],
  fut: ["tense", "future"],
  aor: ["tense", "aorist"],
  perf: ["tense", "perfect"],
  prog: ["aspect", "progressive"],
  cont: ["aspect", "continuous"],
  infer: ["mood", "inferential"],
  cond: ["mood", "conditional"],
  imp: ["mood", "imperative"],
  opt: ["mood", "optative"],
  int: ["mood", "intention"],
  abil: ["mood", "ability"],
  purp: ["mood", "purpose"],
  pass: ["voice", "passive"],
  caus: ["voice", "causative"],
  rec: ["voice", "reciprocal"],
  refl: ["voice", "reflexive"],
  neg: ["negation", "yes"],
  q: ["question", "yes"],
  part: ["form", "participle"],
  vn: ["form", "verbal noun"],
  inf: ["form", "infinitive"],
  conv: ["form", "converb"],
  attr: ["form", "attributive"],
  cmp: ["degree", "comparative"],
  lim: ["degree", "limiting"],
};

const known = new Map<string, Features>();

/** Features spelled out; of two for one name the one nearer the end of the word. */
export function featuresOf(tags: readonly string[]): Features {
  const key = tags.join(".");
  const features = known.get(key) ?? spellOut(tags);
  known.set(key, features);
  return features;
}

function spellOut(tags: readonly string[]): Features {
  const found: Record<string, string> = {};
  for (const tag of tags) {
    const feature = names[tag];
    if (feature !== undefined) found[feature[0]] = feature[1];
  }
  return found;
}
