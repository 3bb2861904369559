import { type BriefPress, type BriefWorks, openBriefPress } from "../briefs/index.ts";
import { readPositionGround } from "../measures/index.ts";
import { examinerOf } from "./checkRoutes.ts";
import type { Desk } from "./desk.ts";
import { indexFiles, workedIndex } from "./indexWorked.ts";

/** Sets briefs and runs their scenarios in a thread of its own: one for a build. */
export function pressOf(desk: Desk): Promise<BriefPress> {
  return desk.once("brief-press", async () => openBriefPress());
}

/**
 * What is dear in briefs, worked out once a build: what other pages keep is theirs as well, scenarios run in the thread that sets
 * briefs, so that nobody else waits for them.
 */
export function keptWorks(desk: Desk): BriefWorks {
  const { dossier, store } = desk.opened;
  return {
    scenario: ({ id, draws }) =>
      desk.once(`brief scenario ${id} ${draws}`, async () =>
        (await pressOf(desk)).run(dossier, { id, draws }),
      ),
    indexes: async () => {
      const files = await indexFiles(desk);
      return Promise.all(
        files.map(async ({ path, definition }) => {
          const { answer } = await workedIndex(desk, definition.id);
          return { id: definition.id, path, definition, answer };
        }),
      );
    },
    positions: () => desk.once("position", () => readPositionGround(dossier, store)),
    examiner: () => examinerOf(desk),
  };
}
