import { type FSWatcher, watch } from "node:fs";
import { buildDossier, type OpenedDossier, openBuilt } from "../pipeline.ts";
import { Problem } from "../terms/index.ts";
import type { BuildState } from "./contract.ts";
import { createDesk, type Desk } from "./desk.ts";

/** A dossier that is served while it may change: each answer sees one finished build. */
export interface LiveDossier {
  use<Answer>(ask: (desk: Desk) => Promise<Answer>): Promise<Answer>;
  state(): BuildState;
  /** Builds again, after a build under way, and returns how that ended; answers then come from the new one. */
  renew(): Promise<BuildState>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** What a live dossier is made from. */
export interface LiveOptions {
  readonly folder: string;
  readonly store: string;
  /** Whether the dossier's folder is watched and built again when a file changes. */
  readonly watch: boolean;
  readonly log: (line: string) => void;
}

interface Shift {
  readonly desk: Desk;
  readonly opened: OpenedDossier;
  answers: number;
  isOver: boolean;
}

/** How long after the last change of a file a build waits for more of them. */
const restMs = 250;

/**
 * Opens a built dossier for answering and, if asked, keeps it in step with its folder.
 *
 * A build that fails leaves the last good one in place and says so in `state`.
 */
export async function openLive(options: LiveOptions): Promise<LiveDossier> {
  const listeners = new Set<() => void>();
  let shift = await openShift(options);
  let state: BuildState = { state: "ready", fingerprint: shift.opened.store.fingerprint };
  const tell = (next: BuildState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const rebuild = async (): Promise<BuildState> => {
    const { fingerprint } = state;
    tell({ state: "building", fingerprint });
    try {
      const report = await buildDossier(options.folder, {
        store: options.store,
        progress: ({ stage, done, total }) =>
          tell({ state: "building", fingerprint, progress: { stage, done, total } }),
      });
      if (report.changed) {
        const next = await openShift(options);
        endShift(shift);
        shift = next;
        options.log("built again");
      }
      tell({ state: "ready", fingerprint: shift.opened.store.fingerprint });
    } catch (error) {
      const problem = error instanceof Problem ? error.message : "The build failed; see the log.";
      options.log(`build failed: ${error instanceof Problem ? error.code : "unexpected"}`);
      tell({ state: "failed", fingerprint, problem });
    }
    return state;
  };

  const renew = oneByOne(rebuild);
  const watcher = options.watch ? watchFolder(options.folder, renew) : undefined;
  return {
    use: async (ask) => {
      const current = shift;
      current.answers += 1;
      try {
        return await ask(current.desk);
      } finally {
        current.answers -= 1;
        closeIfIdle(current);
      }
    },
    state: () => state,
    renew,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await watcher?.close();
      await renew.rest();
      endShift(shift);
    },
  };
}

async function openShift(options: LiveOptions): Promise<Shift> {
  const opened = await openBuilt(options.folder, options.store);
  return { desk: await createDesk(opened), opened, answers: 0, isOver: false };
}

function endShift(shift: Shift): void {
  shift.isOver = true;
  closeIfIdle(shift);
}

function closeIfIdle(shift: Shift): void {
  if (shift.isOver && shift.answers === 0) shift.opened.store.close();
}

/** Does work one after the other; whoever asks while one waits to begin gets that one. */
function oneByOne<Result>(work: () => Promise<Result>) {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<Result> | undefined;
  const ask = (): Promise<Result> => {
    waiting ??= running.then(() => {
      waiting = undefined;
      const begun = work();
      running = begun;
      return begun;
    });
    return waiting;
  };
  return Object.assign(ask, { rest: async () => void (await (waiting ?? running)) });
}

/** Watches a folder and calls `rebuild` once things have come to rest. */
function watchFolder(
  folder: string,
  rebuild: () => Promise<unknown>,
): { readonly close: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let asked: Promise<unknown> = Promise.resolve();
  const soon = (name: string | null): void => {
    if (name?.split(/[\\/]/).some((part) => part.startsWith(".") || part.startsWith("~$"))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = rebuild();
    }, restMs);
  };
  const watcher: FSWatcher = watch(folder, { recursive: true }, (_event, name) => soon(name));
  return {
    close: async () => {
      clearTimeout(timer);
      watcher.close();
      await asked;
    },
  };
}
