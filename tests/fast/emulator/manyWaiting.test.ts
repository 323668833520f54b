import { startEmulator } from "../../../emulator";

test("many requests that wait at once are no leak", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on("warning", note);
  const emulator = await startEmulator();
  try {
    emulator.faults.add({ kind: "latency", ms: 50, times: Number.POSITIVE_INFINITY });
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${emulator.url}/u-route/baas/metadata/v1.0/Object`)));
  } finally {
    await emulator.stop();
    process.off("warning", note);
  }
  expect(warnings).toEqual([]);
});
