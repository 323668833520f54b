const most = 20;

/** Names of a list, the first twenty; then how many there are beside. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown}, and ${(names.length - most).toLocaleString("en")} more` : shown;
}

/** `1 row`, `1,000 rows`. */
export function rowCount(count: number, noun = "row"): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
