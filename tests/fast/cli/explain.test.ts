import { codes } from "../../../provider/safety/codes";
import { runCommandLine } from "../../support/commandLine";
import { filesIn, hasAnchor, read } from "../docs/markdown";

const explain = (...args: string[]) => runCommandLine(["explain", ...args]);

it("a code is told: what it means, when it is refused, what to do, and where more is", async () => {
  const { lines, exitCode } = await explain("az102");

  expect(exitCode).toBe(0);
  const text = lines.join("\n");
  expect(text).toMatch(/^AZ102: dropping a field that holds values$/m);
  expect(text).toMatch(/^Refused while +records hold a value in it$/m);
  expect(text).toMatch(/^What to do +Keep the field.*`renamedFrom`/m);
  expect(text).toContain("`allowDataLoss: true`");
  expect(text).toMatch(/^More +https:.*\/docs\/codes\.md#az102$/m);
});

it.each(Object.keys(codes))("%s leads to a heading of the page of codes", async (code) => {
  const { lines } = await explain(code);
  const anchor = /docs\/codes\.md#(\w+)$/.exec(lines.join("\n"))?.[1];
  expect([anchor, hasAnchor("docs/codes.md", String(anchor))]).toEqual([anchor, true]);
});

it("without a code all are listed, a line each", async () => {
  const { lines } = await explain();
  expect(lines.map((line) => line.slice(0, 5))).toEqual(Object.keys(codes));
});

it("a code that does not exist ends with 1, and those that do are told", async () => {
  const { lines, output, exitCode } = await explain("AZ999");

  expect({ lines, exitCode }).toEqual({ lines: [], exitCode: 1 });
  expect(output).toMatch(/There is no code AZ999\. These exist: AZ101, AZ102, .*AZ112\./);
});

it("every code that the provider and its documents name is explained", () => {
  const files = [...filesIn("provider", ".ts"), ...filesIn("cli", ".ts"), ...filesIn("docs", ".md"), "README.md"];
  const named = new Set(files.flatMap((file) => read(file).match(/\bAZ\d{3}\b/g) ?? []));
  expect([...named].sort()).toEqual(Object.keys(codes));
});
