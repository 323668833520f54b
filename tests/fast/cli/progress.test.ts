import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { progressOn } from "../../../cli/progress";
import { startEmulator } from "../../../emulator";
import { runCommandLine } from "../../support/commandLine";

/** What a terminal, or something else, gets. */
function written(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = progressOn(stream as unknown as WriteStream);
  progress("one");
  progress("two");
  progress();
  return String(stream.read() ?? "");
}

test("a terminal shows one line that is gone in the end", () => {
  // Escape sequences: erase the line, go to its begin.
  const cleared = "\u001b[2K\u001b[1G";
  expect(written(true)).toBe(`${cleared}one${cleared}two${cleared}`);
});

test("a file or a pipe gets nothing", () => {
  expect(written(false)).toBe("");
});

test.each([
  ["diagram", ["Reading objects: 1 of 2", "Reading objects: 2 of 2"]],
  ["check", ["Asking the tenant …"]],
])("%s tells what it does, and takes it away before it prints", async (command, told) => {
  const emulator = await startEmulator();
  try {
    for (const name of ["demo__One__CST", "demo__Two__CST"]) emulator.world.objects.create({ name, fields: [] });
    const shown: string[] = [];
    const progress = (text = "nothing") => void shown.push(text);
    await runCommandLine([command], { environment: emulator.environment, progress, print: () => shown.push("printed") });
    const upToFirst = shown.slice(0, shown.indexOf("printed"));
    expect(upToFirst).toEqual([...told, "nothing"]);
  } finally {
    await emulator.stop();
  }
});
