import { document } from "../texts/index.ts";
import type { Desk } from "./desk.ts";
import { indexesOf } from "./indexWorked.ts";
import type { LiveDossier } from "./live.ts";

/**
 * Asks beforehand, of every new build, what readers ask first and what is dear to make: the first of them need not wait.
 *
 * Shape: one after the other, so that a reader's own question comes in between; gives what ends it. What fails is left
 * for the reader who asks for it to be told.
 */
export function keepWarm(live: LiveDossier, ask: (address: string) => Promise<unknown>) {
  let last = "";
  let isOver = false;
  const begin = async (): Promise<void> => {
    const { state, fingerprint } = live.state();
    if (state !== "ready" || fingerprint === last) return;
    last = fingerprint;
    for (const address of await live.use(asksFirst)) {
      if (isOver || fingerprint !== last) return;
      await ask(address).catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const stop = live.onChange(() => void begin());
  void begin();
  return (): void => {
    isOver = true;
    stop();
  };
}

/** Questions worth asking beforehand: the first screen, its cells, lists of everything, then what is dear: a text put to the test, indexes. */
async function asksFirst(desk: Desk): Promise<readonly string[]> {
  const { focus } = desk.opened.dossier.settings;
  const pair = focus.join("-");
  const { directions, interests } = desk.content.frame;
  const cells = directions.flatMap(({ id: direction }) =>
    interests.map(({ id: interest }) => new URLSearchParams({ pair, direction, interest })),
  );
  const indexes = await indexesOf(desk);
  const texts = await desk.store.rows(document, { limit: 1 });
  return [
    "/api/frame",
    `/api/overview?pair=${pair}`,
    "/api/search?q=a&mode=across&limit=1",
    "/api/delivery",
    `/api/delivery?pair=${pair}`,
    `/api/timeline/drawing?pair=${pair}`,
    "/api/series",
    "/api/openapi.json",
    ...cells.map((parts) => `/api/cell?${parts}`),
    ...texts.map(({ id }) => `/api/check/${encodeURIComponent(id)}`),
    `/api/changes?pair=${pair}`,
    ...indexes.map(({ id }) => `/api/indexes/${encodeURIComponent(id)}`),
  ];
}
