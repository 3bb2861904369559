export * from "./date.ts";
export * from "./finding.ts";
export * from "./language.ts";
export * from "./pair.ts";
export * from "./problem.ts";
export * from "./quantity.ts";
export * from "./reference.ts";
export * from "./state.ts";
