import "../../support/seed";
import fc from "fast-check";
import { retryAfter } from "../../../provider/client/retryAfter";

const now = Date.parse("2025-06-01T12:00:00Z");

describe("Retry-After", () => {
  it.each<[string | undefined, string | undefined, number | undefined]>([
    ["7", undefined, 7000],
    [" 120 ", undefined, 120_000],
    ["0.5", undefined, 500],
    ["Sun, 01 Jun 2025 12:00:30 GMT", undefined, 30_000],
    // The server's clock is an hour behind ours: it still means 30 seconds.
    ["Sun, 01 Jun 2025 11:00:30 GMT", "Sun, 01 Jun 2025 11:00:00 GMT", 30_000],
    // The two older forms of RFC 9110.
    ["Sunday, 01-Jun-25 12:00:30 GMT", undefined, 30_000],
    ["Sun Jun  1 12:00:30 2025 GMT", undefined, 30_000],
    [undefined, undefined, undefined],
    ["", undefined, undefined],
    ["0", undefined, undefined],
    ["-5", undefined, undefined],
    ["soon", undefined, undefined],
    ["Soon, my friend", undefined, undefined],
    ["5.5.5", undefined, undefined],
    ["Sun, 01 Jun 2025 11:59:00 GMT", undefined, undefined],
  ])("%j (Date %j) asks for %p ms", (header, date, wait) => {
    expect(retryAfter(header, date, now)).toBe(wait);
  });

  it("never makes a wait that is not one", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, date) => {
        const wait = retryAfter(header, date, now);
        expect(wait === undefined || wait > 0).toBe(true);
      }),
    );
  });

  it("takes any number of seconds, and any date to come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        expect(retryAfter(String(seconds), undefined, now)).toBe(seconds * 1000);
        expect(retryAfter(new Date(now + seconds * 1000).toUTCString(), undefined, now)).toBe(seconds * 1000);
      }),
    );
  });
});
