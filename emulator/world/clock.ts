/** `YYYY-MM-DD hh:mm:ss`, as every date of the platform; the emulator's tenant lives in UTC. */
export function dateText(time: number = Date.now()): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
