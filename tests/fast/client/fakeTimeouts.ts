/** Only timeouts of our code: the network goes on. To be undone with `jest.useRealTimers()`. */
export function fakeTimeouts(): void {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "clearImmediate", "nextTick", "queueMicrotask", "performance", "hrtime", "Date"] });
}

/** So many turns of the event loop. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}
