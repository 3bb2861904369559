import { settings } from "./settings.svelte.ts";

/** What a key does in the queue. */
export type QueueAct =
  | "next"
  | "previous"
  | "accept"
  | "reject"
  | "correct"
  | "merge"
  | "split"
  | "open"
  | "undo";

/** Keys of the queue, as its page lists them. */
export const queueKeys: readonly (readonly [string, QueueAct])[] = [
  ["j", "next"],
  ["k", "previous"],
  ["a", "accept"],
  ["r", "reject"],
  ["c", "correct"],
  ["m", "merge"],
  ["s", "split"],
  ["o", "open"],
  ["u", "undo"],
];

const arrows: Readonly<Record<string, QueueAct>> = { ArrowDown: "next", ArrowUp: "previous" };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, select, textarea, dialog") !== null
  );
}

/** Listens for the keys of the queue while its page is there; arrows only where the list has the focus. */
export function followQueueKeys(does: (act: QueueAct) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    // A key that has gone somewhere already, such as the letter after g, is not one of these.
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || !settings.singleKeys) return;
    const inList = event.target instanceof Element && event.target.closest(".queue") !== null;
    const act =
      queueKeys.find(([key]) => key === event.key)?.[1] ?? (inList ? arrows[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    does(act);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
