import { ownedByParent } from "../../../cli/ended";

test.each([
  // npx, npm run and pnpm run, as they set it.
  "'astrozero'",
  "astrozero",
  "astrozero emulator --port 8080",
  "npx astrozero emulator",
  "node_modules/.bin/astrozero emulator",
  "tsc && astrozero emulator",
  "astrozero emulator > log.txt 2>&1",
])("Emulator: the shell of %j waits for it", (npm_lifecycle_script) => {
  expect(ownedByParent({ npm_lifecycle_script })).toBe(true);
});

test("yarn 1 names a command only as the event", () => {
  expect(ownedByParent({ npm_lifecycle_event: "astrozero" })).toBe(true);
});

test.each([
  "astrozero emulator &",
  "astrozero emulator > log.txt 2>&1 &",
  "(astrozero emulator &)",
  "astrozero emulator & jest",
  "astrozero emulator; echo over",
  "bash /home/me/pulumi-astrozero/ci.sh",
  "bash /home/me/astrozero/ci.sh",
  "jest",
])("the shell of %j may end first", (npm_lifecycle_script) => {
  expect(ownedByParent({ npm_lifecycle_script, npm_lifecycle_event: "test" })).toBe(false);
});

test("without a package manager, the end of the parent means nothing", () => {
  expect(ownedByParent({})).toBe(false);
});
