import { Untouched } from "../support/untouched";

// What no test file may leave to the next one: tests/support/sandbox.ts fails the file that does.

const interval = globalThis.setInterval;

const changes: [string, () => unknown, string[]][] = [
  ["a method of all arrays", () => Object.assign(Array.prototype, { last: () => 1 }), ["Array.prototype.last"]],
  ["a method that is another one", () => Object.assign(String.prototype, { trim: () => "" }), ["String.prototype.trim"]],
  ["a static method", () => Object.assign(Date, { now: () => 0 }), ["Date.now"]],
  ["a function of JSON", () => Reflect.deleteProperty(JSON, "parse"), ["JSON.parse"]],
];

test.each(changes)("%s is told, and put back", (_title, change, told) => {
  const untouched = new Untouched();
  change();
  expect(untouched.restore()).toEqual(told);
  expect(untouched.restore()).toEqual([]);
});

test("settings of a package are told, and put back", () => {
  const settings = { language: "en" };
  const untouched = new Untouched();
  untouched.keep("settings", settings);
  Object.assign(settings, { language: "zh", more: 1 });
  expect(untouched.restore()).toEqual(["settings.language", "settings.more"]);
  expect(settings).toEqual({ language: "en" });
});

test("a timer that still runs is told", () => {
  const untouched = new Untouched();
  const timer = interval(() => {}, 1000);
  const told = untouched.restore();
  clearInterval(timer);
  expect([told, untouched.restore()]).toEqual([["a timer that still runs"], []]);
});

test("the folder, the mask of new files and the arguments are as they were", () => {
  const place = () => [process.cwd(), process.umask(), [...process.argv]];
  const before = place();
  const untouched = new Untouched();
  process.chdir("/");
  process.umask(0o123);
  process.argv.push("--more");
  expect(place()).not.toEqual(before);
  expect(untouched.restore()).toEqual([]);
  expect(place()).toEqual(before);
});
