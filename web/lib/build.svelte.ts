import type { BuildState } from "../../src/server/contract.ts";
import { noteAnswer, noteDoubt } from "./connection.svelte.ts";
import { packed } from "./pack.ts";

let latest = $state.raw<BuildState | undefined>(undefined);
let print = $state("");

/** Whether the dossier shown is as the files are now, and which build it is. */
export const build = {
  get state(): BuildState["state"] {
    return latest?.state ?? "ready";
  },
  get fingerprint(): string {
    return print;
  },
  get progress(): BuildState["progress"] {
    return latest?.progress;
  },
  get problem(): string | undefined {
    return latest?.problem;
  },
};

/** Notes which build the pages show: each new one makes them ask again. */
export function showBuild(fingerprint: string): void {
  print = fingerprint;
}

/** Listens to the builds of the server. The browser reconnects by itself; where it gave up, the caller follows anew. */
export function followBuild(): () => void {
  if (packed) return () => undefined; // what was packed stays as it is
  const events = new EventSource("/api/build/events");
  events.addEventListener("open", noteAnswer);
  events.addEventListener("error", noteDoubt);
  events.addEventListener("build", (event) => {
    latest = JSON.parse(event.data) as BuildState;
    if (latest.state === "ready") showBuild(latest.fingerprint);
  });
  return () => events.close();
}
