import { go, param, withParams } from "./state.ts";

/** Settings that a reader moves: at once in the hand, a moment later asked for, and in the address when let go. */
export interface Held {
  /** As it is in the reader's hand. */
  readonly text: string;
  /** What is asked of the server: a short moment behind, so that not every step of a slider is asked for. */
  readonly asked: string;
  readonly isThere: boolean;
  readonly move: (text: string) => void;
  readonly settle: (text: string) => void;
}

const moment = 25; // milliseconds
/** Stands in the address for settings as the scenario has them, where an empty word would count as none. */
export const asWritten = "as-written";

/** Follows the settings under a word of the address. */
export function holdSettings(name: "set" | "with"): Held {
  let held = $state<string>();
  const written = $derived(param(name));
  const text = $derived(held ?? (written === asWritten ? "" : (written ?? "")));
  let asked = $state(textNow());

  function textNow(): string {
    const word = param(name);
    return word === asWritten ? "" : (word ?? "");
  }

  $effect(() => {
    const next = text;
    const timer = setTimeout(() => {
      asked = next;
    }, moment);
    return () => clearTimeout(timer);
  });

  return {
    get text() {
      return text;
    },
    get asked() {
      return asked;
    },
    get isThere() {
      return written !== undefined || held !== undefined;
    },
    move: (next) => {
      held = next;
    },
    settle: (next) => {
      const word = next === "" ? (name === "with" ? asWritten : undefined) : next;
      go(withParams({ [name]: word }), { replace: true });
      held = undefined;
    },
  };
}
