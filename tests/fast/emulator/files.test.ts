import { onFile } from "../../../emulator/files";

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: something, open '/x/t.json.1.tmp'`), { code });
};

// A test that runs as root may do everything, so the errors are made up.
test.each([
  ["EACCES", "this user has no right to read or write it; change the rights, or name another file"],
  ["EPERM", "this user has no right to read or write it; change the rights, or name another file"],
  ["EROFS", "it cannot be written, as its file system is read-only; name a file elsewhere"],
  ["ENOSPC", "it cannot be written, as the disk is full; make room"],
  ["EOTHER", "EOTHER: something, open '/x/t.json.1.tmp'"],
])("%s is told in words, with the name that the user gave", (code, reason) => {
  expect(() => onFile("t.json", failing(code))).toThrow(`t.json: ${reason}`);
});

test("work that succeeds gives its result", () => {
  expect(onFile("t.json", () => 1)).toBe(1);
});
