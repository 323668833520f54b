/** What a preview has in place of a value that is not known yet; the same in every release of the SDK. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function containsUnknown(value: unknown): boolean {
  if (value === unknownValue) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(containsUnknown);
}

/** Whether a text was made of a value that is not known yet. */
export function mentionsUnknown(text: string): boolean {
  return text.includes(unknownValue);
}

/** `news` with the old value in the place of each one that is not known yet: it is taken as unchanged until it is known. */
export function assumeUnchanged(olds: unknown, news: unknown): unknown {
  if (news === unknownValue) return olds;
  if (typeof news !== "object" || news === null) return news;
  if (Array.isArray(news)) return news.map((value, index) => assumeUnchanged(Array.isArray(olds) ? olds[index] : undefined, value));
  const before = typeof olds === "object" && olds !== null ? (olds as Record<string, unknown>) : {};
  return Object.fromEntries(Object.entries(news).map(([key, value]) => [key, assumeUnchanged(before[key], value)]));
}
