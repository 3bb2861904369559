import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { readClaimWorld } from "../../src/claims/contextWorld.ts";
import {
  type ClaimReader,
  createClaimReader,
  type Found,
  findClaims,
} from "../../src/claims/find.ts";
import {
  parseClaimRules,
  parseSayings,
  type Query,
  readFacts,
  type Wording,
} from "../../src/claims/index.ts";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";
import type { Language } from "../../src/terms/index.ts";
import { storeShipped } from "../shipped.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A reader of claims for a dossier, built from its files alone: the shipped one, or the invented region. */
export async function readerOf(which: "shipped" | "invented"): Promise<ClaimReader> {
  const folder = join(root, which === "shipped" ? "dossiers/central-asia" : "test/region/dossier");
  const place = mkdtempSync(join(tmpdir(), "hamkor-readers-"));
  if (which === "shipped") await storeShipped(place);
  else await buildDossier(folder, { store: place });
  const { dossier, store } = await openBuilt(folder, place);
  try {
    return createClaimReader(await readClaimWorld(store, dossier));
  } finally {
    store.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** What printing a question needs of the shipped dossier: names, titles, units, words. */
export async function shippedWording(): Promise<Wording> {
  const folder = join(root, "dossiers/central-asia");
  const place = mkdtempSync(join(tmpdir(), "hamkor-wording-"));
  await storeShipped(place);
  const { dossier, store } = await openBuilt(folder, place);
  const content = (path: string): string => readFileSync(join(root, "content", path), "utf8");
  const rules = parseClaimRules(content("rules/claims.yaml"));
  try {
    const facts = await readFacts(store, dossier, rules);
    return { facts, rules, sayings: parseSayings(content("claims/reasons.yaml")) };
  } finally {
    store.close();
    rmSync(place, { recursive: true, force: true });
  }
}

/** What is read out of one text, as of a day in the middle of the data. */
export function readText(
  reader: ClaimReader,
  text: string,
  language: Language,
  states: readonly string[] = reader.world.focus,
): Found {
  const passage = { start: 0, text, language, kind: "paragraph" };
  return findClaims([passage], { id: "t", date: "2024-06-01", states }, reader);
}

/** A sentence with what must be read out of it. */
export interface Expected {
  readonly text: string;
  readonly reads: readonly (Query & { readonly negated?: boolean })[];
}

/** The sentences of a language, in our own words. */
export function sentencesIn(name: string): readonly Expected[] {
  const path = join(root, "test/claims/sentences", `${name}.yaml`);
  return load(readFileSync(path, "utf8")) as Expected[];
}

/** What a text was read as, in the form in which it is expected. */
export function readingsOf({ claims }: Found): readonly Expected["reads"][number][] {
  return claims.map(({ query, negated }) => (negated ? { negated, ...query } : query));
}
