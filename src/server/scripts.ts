import { inUzbekCyrillic } from "../language/index.ts";

/** Labels that have been spelt anew: most come from content and are asked for again and again. */
const spelt = new WeakMap<object, object>();

/**
 * An answer in which every label that is known in Uzbek Latin letters is there in Cyrillic ones too.
 *
 * Content keeps Uzbek once, in Latin letters; what is written in Cyrillic by hand stays as it is. Shape: parts without
 * such a label are the same objects as before.
 */
export function inBothScripts(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  return Array.isArray(answer) ? listInBoth(answer) : objectInBoth(answer);
}

function listInBoth(list: readonly unknown[]): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const one = inBothScripts(list[i]);
    if (one !== list[i]) changed ??= [...list];
    if (changed) changed[i] = one;
  }
  return changed ?? list;
}

function objectInBoth(one: object): object {
  const latin = "uz-Latn" in one ? one["uz-Latn"] : undefined;
  if (typeof latin === "string") return "uz-Cyrl" in one ? one : labelInBoth(one, latin);
  let changed: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(one)) {
    const made = inBothScripts(value);
    if (made !== value) changed ??= { ...one };
    if (changed) changed[name] = made;
  }
  return changed ?? one;
}

function labelInBoth(label: object, latin: string): object {
  const known = spelt.get(label);
  if (known !== undefined) return known;
  const made = { ...label, "uz-Cyrl": inUzbekCyrillic(latin) };
  spelt.set(label, made);
  return made;
}
