import type { Place } from "./places.ts";

/** The pages that help with the others: at the foot of every page and in the dialogue of help. */
export const helpPlaces: readonly Place[] = [
  { path: "/docs", name: "help.docs", letter: "u" },
  { path: "/limits", name: "help.limits", letter: "y" },
  { path: "/accessibility", name: "help.accessibility", letter: "z" },
];
