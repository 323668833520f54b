import { setTimeout } from "node:timers/promises";
import { startEmulator } from "../../emulator";
import { providerText } from "../../provider/program/text";
import { bucket, digest } from "../support/bucket";
import { secret, startProviderProcess } from "../support/process";

const partSize = 5 * 1024 * 1024 + 1;
const content = "x".repeat(4 * partSize);
const inputs = { ...bucket, path: "a/large", content, ...digest(content), multipartThreshold: 1, partSize };

test.each(["SIGINT", "SIGTERM"] as const)("a process that gets %s in the middle of an upload gives it up and ends", async (signal) => {
  const emulator = await startEmulator();
  try {
    emulator.world.connectors.add({ type: bucket.connectorType, name: bucket.connectorName });
    emulator.faults.add({ operation: "UploadPart", kind: "latency", ms: 60_000, skip: 1, times: Number.POSITIVE_INFINITY });
    const { url, clientId, clientSecret, namespace } = emulator;
    const host = await startProviderProcess({
      config: {
        "astrozero:url": url,
        "astrozero:clientId": clientId,
        "astrozero:clientSecret": secret(clientSecret),
        "astrozero:namespace": namespace,
      },
    });
    const created = host
      .withText(providerText("File"))
      .create(inputs)
      .catch((error: Error) => error);
    while (emulator.requests.count({ operation: "UploadPart" }) < 2) await setTimeout(20);
    expect(emulator.world.files.uploads()).toHaveLength(1);

    process.kill(host.pid, signal);

    expect(await created).toBeInstanceOf(Error);
    expect(emulator.world.files.uploads()).toEqual([]);
    expect(emulator.requests.count({ operation: "CompleteUpload" })).toBe(0);
    await host.stop();
  } finally {
    await emulator.stop();
  }
});
