/** As `Promise.all`, but a failure waits for the others: when an operation has ended, none of its calls goes on. */
export async function settleAll<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
