const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** What is between the prefix and the growing part of every id. */
const head = "000001Dg";
const growing = 8;

/**
 * Where a new tenant starts to count: like the platform's, ids grow with time, and two tenants have different ones, so
 * that a request to the wrong tenant finds nothing.
 */
export function firstId(now: number): number {
  const since2020 = Math.floor(now) - Date.UTC(2020, 0, 1);
  const range = digits.length ** growing;
  // A clock of a test may run in any year: what does not fit begins again.
  return (((since2020 * 256) % range) + range + Math.floor(Math.random() * 256)) % range;
}

/** An id: 20 characters, prefix first, then a number in base 62 (0-9 A-Z a-z). */
export function idText(prefix: string, number: number): string {
  let text = "";
  for (let rest = number; text.length < growing; rest = Math.floor(rest / digits.length)) text = digits[rest % digits.length] + text;
  return prefix + head + text;
}
