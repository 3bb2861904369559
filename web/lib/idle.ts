import { flushSync } from "svelte";

const jobs = new Set<() => void>();
const urgent = new Set<() => void>();
let isAsked = false;

/**
 * Does a job when the browser has nothing better to do, one after another: those that a reader waits for, then the others.
 *
 * Shape: a function that calls the job off.
 */
export function whenIdle(job: () => void, isAwaited = false): () => void {
  const queue = isAwaited ? urgent : jobs;
  queue.add(job);
  askAgain();
  return () => queue.delete(job);
}

function askAgain(): void {
  if (isAsked || jobs.size + urgent.size === 0) return;
  isAsked = true;
  // Not every browser tells when it is idle; there a short rest between jobs lets it draw and answer.
  if ("requestIdleCallback" in window) window.requestIdleCallback(doNext, { timeout: 500 });
  else setTimeout(doNext, 30);
}

// What a job may take, in milliseconds, with room for a slow machine: another is begun only where as much is left, which is
// never so between two frames of a page that scrolls.
const ofOneJob = 25;

function doNext(rest?: IdleDeadline): void {
  isAsked = false;
  do {
    const queue = urgent.size > 0 ? urgent : jobs;
    const [job] = queue;
    if (!job) return;
    queue.delete(job);
    flushSync(job); // what the job changes is drawn before it is asked how much time is left
  } while ((rest?.timeRemaining() ?? 0) > ofOneJob);
  askAgain();
}
