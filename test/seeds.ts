import fc from "fast-check";

// A run is the same run everywhere (R4): what a property is tried with follows from this number.
// HAMKOR_SEED=2 npx vitest run test/numbers tries others; a test that names its own seed keeps it.
const seed = Number(process.env.HAMKOR_SEED ?? 1);
if (!Number.isSafeInteger(seed))
  throw new Error("HAMKOR_SEED is no whole number: give one, as HAMKOR_SEED=2");
fc.configureGlobal({ seed });
