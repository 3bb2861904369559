// What a reader sets once: kept in this browser only.

/** How the pages are coloured; `auto` follows the system. */
export const themes = ["auto", "light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(`hamkor.${name}`) ?? undefined;
  } catch {
    return undefined; // storage may be shut off: settings then last as long as the page
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`hamkor.${name}`, value);
  } catch {
    // Shut off: nothing to keep.
  }
}

const kept: Theme = themes.find((name) => name === read("theme")) ?? "auto";
let theme = $state(kept);
let singleKeys = $state(read("keys") !== "off");

function show(name: Theme): void {
  if (name === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}
show(kept);

/** The reader's settings. */
export const settings = {
  get theme(): Theme {
    return theme;
  },
  set theme(name: Theme) {
    theme = name;
    keep("theme", name);
    show(name);
  },
  get singleKeys(): boolean {
    return singleKeys;
  },
  set singleKeys(on: boolean) {
    singleKeys = on;
    keep("keys", on ? "on" : "off");
  },
};
