import { startProviderProcess } from "../../tests/support/process";

const texts = {
  empty: "exports.handler = () => ({ check: async (olds, news) => ({ inputs: news, failures: [] }) })",
  own: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")',
};

const config = {
  "astrozero:url": "http://127.0.0.1:9",
  "astrozero:namespace": "demo",
  "astrozero:clientId": "id",
  "astrozero:clientSecret": "secret",
};

/** Milliseconds from the start of the provider's process to its first answer: the median of several, in turns with an empty provider. */
export async function processStart(turns = 7): Promise<Record<keyof typeof texts, number>> {
  const times: Record<keyof typeof texts, number[]> = { empty: [], own: [] };
  for (let turn = 0; turn < turns; turn++) {
    for (const name of Object.keys(texts) as (keyof typeof texts)[]) {
      const begin = performance.now();
      const host = await startProviderProcess({ config });
      await host.withText(texts[name]).check({}, { name: "demo__Thing__CST", label: "Thing" });
      times[name].push(performance.now() - begin);
      await host.stop();
    }
  }
  return { empty: median(times.empty), own: median(times.own) };
}

function median(times: number[]): number {
  return Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}
