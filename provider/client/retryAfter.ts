/**
 * Milliseconds that a `Retry-After` header asks for, as seconds or as a date; undefined when it asks for nothing.
 * A date is measured from the server's own clock (header `Date`), which may differ from ours.
 */
// assumption: throttle
export function retryAfter(header: string | undefined, serverDate: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateOf(text) - (dateOf(serverDate ?? "") || now);
  return wait > 0 ? wait : undefined;
}

/** Milliseconds since 1970 of an HTTP date; NaN for any other text (`Date.parse` alone takes "5.5" for a day in May). */
function dateOf(text: string): number {
  return /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
}
