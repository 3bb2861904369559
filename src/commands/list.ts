import type { Command } from "./command.ts";

// Loaded when called: a command does not wait for the parts of the others.
const loaders: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  new: () => import("./new.ts"),
  add: () => import("./add.ts"),
  fetch: () => import("./fetch.ts"),
  build: () => import("./build.ts"),
  serve: () => import("./serve.ts"),
  read: () => import("./read.ts"),
  code: () => import("./code.ts"),
  agreement: () => import("./agreement.ts"),
  panel: () => import("./panel.ts"),
  similarity: () => import("./similarity.ts"),
  position: () => import("./position.ts"),
  replicate: () => import("./replicate.ts"),
  queue: () => import("./queue.ts"),
  decide: () => import("./decide.ts"),
  search: () => import("./search.ts"),
  check: () => import("./check.ts"),
  brief: () => import("./brief.ts"),
  changes: () => import("./changes.ts"),
  register: () => import("./register.ts"),
  status: () => import("./status.ts"),
  compare: () => import("./compare.ts"),
  index: () => import("./composite.ts"),
  route: () => import("./route.ts"),
  basin: () => import("./basin.ts"),
  scenario: () => import("./scenario.ts"),
  game: () => import("./game.ts"),
  estimate: () => import("./estimate.ts"),
  equilibrium: () => import("./equilibrium.ts"),
  events: () => import("./events.ts"),
  explain: () => import("./explain.ts"),
  export: () => import("./export.ts"),
  mcp: () => import("./mcp.ts"),
  text: () => import("./text.ts"),
};

/** The commands of `hamkor`, in the order in which one needs them. */
export const commandNames: readonly string[] = Object.keys(loaders);

/** A command by its name; undefined when there is none. */
export async function loadCommand(name: string): Promise<Command | undefined> {
  if (!Object.hasOwn(loaders, name)) return undefined;
  return (await loaders[name]?.())?.command;
}
