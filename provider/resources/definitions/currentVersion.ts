/** Of several versions under one name the one that counts: the enabled one, else the newest by its number. */
// assumption: newest-version
export function currentVersion<Version extends { active: boolean; version: string }>(found: readonly Version[]): Version | undefined {
  const byNumber = [...found].sort((one, other) => one.version.localeCompare(other.version, "en", { numeric: true }));
  return found.find(({ active }) => active) ?? byNumber.at(-1);
}
