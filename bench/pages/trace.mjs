// @ts-nocheck: what a trace holds is as the browser writes it.
// What the main thread of a page did, from a trace of Chromium: time of the thread itself (CPU), which other work on the
// machine does not lengthen, beside time by the clock, which it does.

const categories = ["toplevel", "devtools.timeline", "blink.user_timing", "v8"];

/** Records what the page does meanwhile. Shape: what `act` gave, and the tasks and frames of the page's main thread. */
export function traced(browser, page, act) {
  return recorded(browser, page, async () => {
    await page.evaluate("performance.mark('bench-start')");
    return act();
  });
}

/** The same for an opening of a page, from the moment at which its document begins. */
export async function tracedOpening(browser, page, act) {
  await page.addInitScript("performance.mark('bench-start')");
  return recorded(browser, page, act);
}

async function recorded(browser, page, act) {
  await browser.startTracing(page, { categories });
  try {
    const result = await act();
    await page.evaluate("performance.mark('bench-end')");
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    return { result, ...mainThread(traceEvents) };
  } catch (reason) {
    await browser.stopTracing().catch(() => undefined);
    throw reason;
  }
}

/** Tasks of the thread on which the marks were set, and the frames that began between them. */
function mainThread(events) {
  const end = events.find(({ name }) => name === "bench-end");
  const isSame = ({ pid, tid }) => pid === end.pid && tid === end.tid;
  // A page that opens in a process of its own may begin before that process is recorded.
  const start = events.find((one) => one.name === "bench-start" && isSame(one))?.ts ?? 0;
  const own = events.filter((one) => isSame(one) && one.ts >= start && one.ts <= end.ts);
  const tasks = own
    .filter(({ name, ph }) => ph === "X" && /(^|::)RunTask$/.test(name))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts / 1000, clock: dur / 1000, thread: tdur / 1000 }))
    .sort((x, y) => x.at - y.at);
  const starts = own
    .filter(({ name }) => name === "FireAnimationFrame")
    .map(({ ts }) => ts / 1000)
    .sort((x, y) => x - y);
  return { tasks, frames: framesOf(tasks, starts) };
}

/** Each frame: from the task that begins it to the one that begins the next. */
function framesOf(tasks, starts) {
  const begins = [...new Set(starts.map((at) => tasks.findLast((task) => task.at <= at)))]
    .filter(Boolean)
    .map((task) => task.at);
  return begins.slice(0, -1).map((at, index) => {
    const until = begins[index + 1];
    const inside = tasks.filter((task) => task.at >= at && task.at < until);
    return {
      at,
      clock: until - at,
      thread: inside.reduce((sum, task) => sum + task.thread, 0),
      longest: Math.max(0, ...inside.map((task) => task.thread)),
    };
  });
}
