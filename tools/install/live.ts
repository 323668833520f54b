import { isDeepStrictEqual } from "node:util";
import { factsOf } from "./managers";
import type { Installed } from "./row";

/** The life of the program, from its first preview to its end, on an emulator that the installed package starts. */
export async function live({ row, shell }: Installed): Promise<void> {
  const { run, wrap } = factsOf(row.manager);
  const emulator = await shell.start(`${run} astrozero emulator --port 0`, 4);
  try {
    const pulumi = (command: string) => shell.run(`${wrap ?? ""} pulumi --non-interactive --color never ${command}`, emulator.exported);
    await pulumi("stack init dev");
    await pulumi("preview");
    await pulumi("up --skip-preview");
    const outputs = JSON.parse(await pulumi("stack output --json"));
    if (!isDeepStrictEqual(outputs, { amount: "demo__amount__CST" }))
      throw new Error("The program has other outputs than the README says.");
    await pulumi("preview --expect-no-changes");
    await pulumi("destroy --skip-preview");
    // Refused while there are resources.
    await pulumi("stack rm --yes");
  } finally {
    await emulator.stop();
  }
}
