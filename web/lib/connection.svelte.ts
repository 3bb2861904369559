// Whether the server answers. Asking tells of silence; while it lasts, one small question is put again and again.

let isLost = $state(false);
let returns = $state(0);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether the server answers, and how often it came back: what could not be had is then asked again. */
export const connection = {
  get lost(): boolean {
    return isLost;
  },
  get returns(): number {
    return returns;
  },
};

// The longest wait is short enough for a reader who watches, and long enough to leave a slow machine alone.
const [first, longest] = [1000, 10_000]; // milliseconds

/** Notes that the server was silent, and asks until it answers. */
export function noteSilence(): void {
  isLost = true;
  if (timer === undefined) timer = setTimeout(() => void askAgain(first), first);
}

/** Notes that the server has answered. */
export function noteAnswer(): void {
  if (!isLost) return;
  clearTimeout(timer);
  timer = undefined;
  isLost = false;
  returns += 1;
}

/** Notes that a stream broke off, which is silence only if a question stays without an answer too. */
export function noteDoubt(): void {
  if (!isLost) void isThere().then((there) => there || noteSilence());
}

async function isThere(): Promise<boolean> {
  const answer = await fetch("/api/build", { cache: "no-store" }).catch(() => undefined);
  return answer?.ok === true;
}

async function askAgain(waited: number): Promise<void> {
  if (await isThere()) {
    noteAnswer();
    return;
  }
  const wait = Math.min(waited * 2, longest);
  timer = setTimeout(() => void askAgain(wait), wait);
}
