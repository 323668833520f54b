import { Limiter } from "../../../provider/client/limiter";
import type { HttpAnswer } from "../../../provider/client/transport";
import { type VirtualClock, virtualClock } from "../../support/virtualClock";
import { calls, offline } from "./setup";

const ok: HttpAnswer = { status: 200, text: '{"resCode":"0","result":{"id":"1"}}', header: () => undefined };

/** A server that takes so many requests in any window of time, and counts what it refused. */
function throttlingServer(clock: () => VirtualClock, limit: number, window: number, retryAfter?: string) {
  const taken: number[] = [];
  const counts = { taken: 0, refused: 0, most: 0 };
  let under = 0;
  const send = async (): Promise<HttpAnswer> => {
    counts.most = Math.max(counts.most, ++under);
    await clock().sleep(20);
    under--;
    const now = clock().now();
    while (taken[0] !== undefined && taken[0] <= now - window) taken.shift();
    if (taken.length >= limit) {
      counts.refused++;
      return { status: 429, text: "", header: (name) => (name === "retry-after" ? retryAfter : undefined) };
    }
    taken.push(now);
    counts.taken++;
    return ok;
  };
  return { send, counts };
}

describe("300 calls against a server that takes 10 requests a second", () => {
  it.each([
    ["10 at once", 10, undefined],
    ["10 at once, with Retry-After", 10, "1"],
    ["50 at once", 50, undefined],
    ["50 at once, with Retry-After", 50, "1"],
  ])("%s: all succeed, and few are refused on the way", async (_, maxConcurrency, retryAfter) => {
    const { send, counts } = throttlingServer(() => clock, 10, 1000, retryAfter);
    const { client, clock } = offline(send, { maxConcurrency, credentials: { accessToken: "given-token" }, deadline: 600_000 });
    await Promise.all(Array.from({ length: 300 }, () => calls.POST(client)));
    expect(counts.taken).toBe(300);
    expect(counts.most).toBeLessThanOrEqual(maxConcurrency);
    const ratio = counts.refused / (counts.refused + counts.taken);
    expect(ratio).toBeLessThanOrEqual(0.2);
    // The server itself needs 29 s for them.
    expect(clock.now()).toBeLessThan(90_000);
  });

  it("with requestsPerSecond set to the limit, none is refused", async () => {
    const { send, counts } = throttlingServer(() => clock, 10, 1000);
    const { client, clock } = offline(send, {
      maxConcurrency: 50,
      requestsPerSecond: 10,
      credentials: { accessToken: "given-token" },
      deadline: 600_000,
    });
    await Promise.all(Array.from({ length: 300 }, () => calls.POST(client)));
    expect(counts.refused).toBe(0);
    // 299 gaps of 100 ms, and the last answer.
    expect(clock.now()).toBe(29_920);
  });
});

describe("a limiter", () => {
  const always = Number.POSITIVE_INFINITY;

  /** Starts so many tasks and reports when they started. */
  async function starts(limiter: Limiter, count: number): Promise<(number | undefined)[]> {
    return Promise.all(Array.from({ length: count }, () => limiter.run(async (started) => started, always, false)));
  }

  it("lets everything start at once while the platform does not complain", async () => {
    const limiter = new Limiter({ maxConcurrency: 5 }, virtualClock());
    expect(await starts(limiter, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it("has no more under way than it may", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ maxConcurrency: 3 }, clock);
    let under = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++under);
      await clock.sleep(10);
      under--;
    };
    await Promise.all(Array.from({ length: 10 }, () => limiter.run(task, always, false)));
    expect(most).toBe(3);
  });

  it("holds everybody back after a 429, then halves the pace that it had measured", async () => {
    const limiter = new Limiter({ maxConcurrency: 20 }, virtualClock());
    await starts(limiter, 8);
    limiter.slowDown(0, 3000);
    // 8 in the last second were too fast: 4 a second, that is one each 250 ms.
    expect(await starts(limiter, 3)).toEqual([3000, 3250, 3500]);
  });

  it("slows down once for all requests that were under way", async () => {
    const limiter = new Limiter({ maxConcurrency: 20 }, virtualClock());
    await starts(limiter, 8);
    for (let refused = 0; refused < 5; refused++) limiter.slowDown(0, 1000);
    expect(await starts(limiter, 2)).toEqual([1000, 1250]);
  });

  it("slows down again when the slower pace is refused, too", async () => {
    const limiter = new Limiter({ maxConcurrency: 20 }, virtualClock());
    await starts(limiter, 8);
    limiter.slowDown(0, 1000);
    await starts(limiter, 4);
    // Four started in the last second, at four a second: now two a second.
    limiter.slowDown(1750, 1000);
    expect(await starts(limiter, 2)).toEqual([2750, 3250]);
  });

  it("recovers by a tenth a second", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ maxConcurrency: 20 }, clock);
    await starts(limiter, 8);
    limiter.slowDown(0, 1000);
    await clock.sleep(1000);
    limiter.speedUp();
    // 4 × 1.1 = 4.4 a second: one each 227 ms.
    const [first = 0, second = 0] = await starts(limiter, 2);
    expect(second - first).toBeCloseTo(1000 / 4.4, 6);
  });

  it("never exceeds the pace that the user asked for", async () => {
    const clock = virtualClock();
    const limiter = new Limiter({ maxConcurrency: 20, requestsPerSecond: 10 }, clock);
    await starts(limiter, 2);
    limiter.slowDown(0, 1000);
    for (let second = 0; second < 60; second++) {
      await clock.sleep(1000);
      limiter.speedUp();
    }
    const [first = 0, second = 0] = await starts(limiter, 2);
    expect(second - first).toBe(100);
  });

  it("lets repeats go first", async () => {
    const limiter = new Limiter({ maxConcurrency: 1 }, virtualClock());
    const order: string[] = [];
    const note = (name: string) => async () => void order.push(name);
    await Promise.all([
      limiter.run(note("first"), always, false),
      limiter.run(note("second"), always, false),
      limiter.run(note("repeat"), always, true),
    ]);
    expect(order).toEqual(["first", "repeat", "second"]);
  });

  it("does not run what would start after its deadline", async () => {
    const limiter = new Limiter({ maxConcurrency: 5 }, virtualClock());
    limiter.slowDown(0, 5000);
    const task = jest.fn();
    expect(await limiter.run(task, 4000, false)).toBeUndefined();
    expect(task).not.toHaveBeenCalled();
  });
});
