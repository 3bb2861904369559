import { context } from "./frame.svelte.ts";
import { helpPlaces } from "./helpPlaces.ts";
import { places } from "./places.ts";
import { address, go } from "./router.svelte.ts";
import { settings } from "./settings.svelte.ts";

/** Where `g` and a letter lead. */
export const jumps: Readonly<Record<string, string>> = Object.fromEntries(
  [...places, ...helpPlaces].map(({ letter, path }) => [letter, path]),
);

interface Doors {
  readonly openHelp: () => void;
  readonly openSearch: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, select, textarea, dialog") !== null
  );
}

/** The key as it is marked in Latin letters: on a Cyrillic layout the same key sends another letter. */
function latin({ key, code }: KeyboardEvent): string {
  return /^\p{Script=Cyrillic}$/u.test(key) && code.startsWith("Key")
    ? code.slice(3).toLowerCase()
    : key;
}

/** Listens for single keys: `/` searches, `?` lists the keys, `g` and a letter goes. */
export function followKeys(doors: Doors): () => void {
  let goingSince = -Infinity;
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!settings.singleKeys) return;
    const key = latin(event);
    const jump = event.timeStamp - goingSince < 1500 ? jumps[key] : undefined;
    goingSince = key === "g" ? event.timeStamp : -Infinity;
    if (jump) go(address(jump, context()));
    else if (event.key === "/") doors.openSearch();
    else if (event.key === "?") doors.openHelp();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
