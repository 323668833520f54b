import { operations } from "../../../tools/docs/operations";
import { send, useSession } from "../emulator/session";
import { type Fixture, loadFixtures } from "./fixtures";
import { stages } from "./stages";

const fixtures = loadFixtures();

/** Calls of which the reference prints no example at all. */
const withoutExample = [
  "CheckFlow",
  "DescribeFlow",
  "ModifyFlow",
  "ModifyBPM",
  "DeletePicklistValuebyID",
  "QueryPicklistReferences",
  ...["GetCustomApi", "PostCustomApi", "PutCustomApi", "DeleteCustomApi"],
  "ImportDataUseTemplate",
  // Pages of connectors whose examples are cut in all copies.
  "UploadPart",
  "CompleteUpload",
  "ShareToken",
  "ViewShareObject",
];

test("every documented call has its example", () => {
  const documented = operations.filter(({ evidence }) => evidence === "documented").map(({ name }) => name);
  expect([...fixtures.keys(), ...withoutExample].sort()).toEqual(documented.sort());
});

describe.each([...fixtures])("%s", (name, fixture) => {
  const operation = operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`the contract has no operation ${name}`);
  const { request, response, text } = fixture;

  test("the contract accepts the request", () => {
    expect(request.method).toBe(operation.method);
    expect(operation.query.safeParse(request.query).error?.issues ?? []).toEqual([]);
    const body = request.file ? { content: new Blob([request.file.text], { type: request.file.type }) } : request.body;
    expect(operation.body.safeParse(body).error?.issues ?? []).toEqual([]);
  });

  test("the path is the contract's", () => {
    const pattern = operation.path.replace(/\{\w+\}/g, "[0-9A-Za-z_]+");
    expect(request.path).toMatch(new RegExp(`^${pattern}$`, "i"));
  });

  test("the contract accepts the answer", () => {
    if (text !== undefined) return expect(operation.answer).toBe("file");
    const result = operation.answer === "bare" ? response : response.result;
    expect(operation.result.safeParse(result).error?.issues ?? []).toEqual([]);
  });
});

describe("the emulator answers as documented", () => {
  const session = useSession();

  test.each([...fixtures])("%s", async (name, { request, response, text, emulatorDiffers }) => {
    // The page promises fields here, and its example shows none.
    session.emulator.dialect.fieldList = "list";
    // Each example is of a tenant of its own.
    session.emulator.dialect.foreignNamespace = "accepted";
    const ids = stages[name]?.(session.emulator.world) ?? {};
    const answer = await ask(replaced(request, ids));
    expect(answer.status).toBe(200);
    if (text !== undefined) return expect(answer.text).toBe(text);
    const compared = (body: unknown) => shape(emulatorDiffers ? { ...Object(body), result: null } : body);
    expect(compared(answer.body)).toEqual(compared(response));
  });

  function ask({ method, path, query, body, file }: Fixture["request"]) {
    const url = `${session.emulator.url}${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
    if (path.endsWith("/token")) {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return send(url, { method, headers, body: String(new URLSearchParams(body as Record<string, string>)) });
    }
    const headers = { "content-type": file?.type ?? "application/json", "access-token": session.token };
    if (file) return send(url, { method, headers, body: file.text });
    return send(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }
});

function replaced<T>(value: T, ids: Record<string, string>): T {
  return JSON.parse(Object.entries(ids).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)));
}

/** Member names in their order, and JSON types; of a list, the shapes that its elements have. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))].map((text) => JSON.parse(text));
  if (value === null) return "null";
  if (typeof value === "object") return Object.entries(value).map(([member, inner]) => [member, shape(inner)]);
  return typeof value;
}
