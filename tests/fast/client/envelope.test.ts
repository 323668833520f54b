import { z } from "zod";
import { interpret } from "../../../provider/client/envelope";
import { operation } from "../../../provider/contract/operation";
import { createdId, writeResult } from "../../../provider/contract/values";
import { change, create, read } from "./operations";
import { type Reply, refusal, success } from "./server";
import { calls, closeServers, failureOf, stage } from "./setup";

afterEach(closeServers);

const bare = operation({
  name: "BareThing",
  page: "0000",
  evidence: "documented",
  method: "GET",
  path: "/bare",
  answer: "bare",
  result: z.looseObject({ token: z.string() }),
});
const answer = (status: number, body: unknown) => ({
  status,
  text: typeof body === "string" ? body : JSON.stringify(body),
  header: () => undefined,
});

describe("success", () => {
  it.each([["0"], [0]])("is resCode %p", (resCode) => {
    expect(interpret(read, answer(200, { resCode, resMsg: "成功", result: { id: "1" } }))).toEqual({ value: { id: "1" } });
  });

  it.each([["1"], [1], [0], [null], [undefined]])("of a write does not depend on its result (%p)", (result) => {
    const written = operation({ ...change, result: writeResult });
    expect(interpret(written, answer(200, { resCode: "0", result }))).toEqual({ value: result });
  });

  it.each([["001"], [["001"]], [{ id: "001" }]])("of a create may bring its id as %p", (result) => {
    const created = operation({ ...create, result: createdId });
    expect(interpret(created, answer(200, { resCode: "0", result }))).toEqual({ value: "001" });
  });

  it("may have no body where the pages say so, and nowhere else", () => {
    const accepted = operation({ ...change, answer: "envelopeOrNothing", result: z.string().nullish() });
    expect(interpret(accepted, answer(200, ""))).toEqual({ value: undefined });
    expect(interpret(accepted, answer(200, { resCode: "0", resMsg: "成功", result: "002S" }))).toEqual({ value: "002S" });
    expect(interpret(accepted, answer(200, { resCode: "7", resMsg: "No." }))).toMatchObject({
      failed: { cause: "refusedInside", resMsg: "No." },
    });
    expect(interpret(change, answer(200, ""))).toMatchObject({ failed: { cause: "foreign", detail: "the body is empty" } });
  });

  it("of a bare answer is the body", () => {
    expect(interpret(bare, answer(200, { token: "t" }))).toEqual({ value: { token: "t" } });
  });
});

describe("an answer that is no success", () => {
  it.each<[string, number, unknown, object]>([
    ["the platform's envelope", 400, { resCode: "405230004", resMsg: "no" }, { failure: "refused", resCode: "405230004", resMsg: "no" }],
    ["an error code in a 200", 200, { resCode: "405230004", resMsg: "no" }, { cause: "refusedInside", failure: "refused", resMsg: "no" }],
    ["a numeric error code", 200, { resCode: 405230004, resMsg: "no" }, { failure: "refused", resCode: "405230004" }],
    [
      "a gateway's body",
      404,
      { error_code: "APIGW.0101", error_msg: "no API" },
      { failure: "missing", resCode: "APIGW.0101", resMsg: "no API" },
    ],
    ["a gateway's body in a 200", 200, { error_code: "APIGW.0101", error_msg: "no API" }, { failure: "refused", resCode: "APIGW.0101" }],
    ["an OAuth body", 400, { error: "invalid_client", error_description: "who?" }, { resCode: "invalid_client", resMsg: "who?" }],
    ["an empty body", 502, "", { cause: "broken", failure: "server", httpStatus: 502 }],
    ["an empty success", 200, "", { cause: "foreign", failure: "server", detail: "the body is empty" }],
    ["a page with 200", 200, "<html>Log in</html>", { cause: "foreign", failure: "server" }],
    ["half of a JSON text", 200, '{"resCode":"0","res', { cause: "foreign", failure: "server" }],
    ["a JSON list", 200, "[]", { cause: "foreign", failure: "server" }],
    ["an object without resCode", 200, { hello: 1 }, { cause: "foreign", failure: "server" }],
    ["a success of another shape", 200, { resCode: "0", result: { id: 7 } }, { cause: "unfit", failure: "server" }],
    ["a read without a result", 200, { resCode: "0", result: null }, { failure: "missing" }],
    ["a read without the member", 200, { resCode: "0" }, { failure: "missing" }],
    ["a read with an empty list", 200, { resCode: "0", result: [] }, { failure: "missing" }],
  ])("%s", (_, status, body, failed) => {
    expect(interpret(read, answer(status, body))).toMatchObject({ failed });
  });

  it("is no gone thing when a write has no result", () => {
    expect(interpret(create, answer(200, { resCode: "0", result: null }))).toMatchObject({ failed: { cause: "unfit" } });
  });

  it("may be an envelope where a bare body was promised", () => {
    expect(interpret(bare, answer(200, { resCode: "7", resMsg: "no" }))).toMatchObject({ failed: { failure: "refused", resCode: "7" } });
  });

  it.each([[401], [403], [409], [423], [429], [500], [501]])("has a failure of its own for %d", (status) => {
    const failures = {
      401: "credentials",
      403: "permission",
      409: "busy",
      423: "busy",
      429: "throttled",
      500: "server",
      501: "unsupported",
    };
    expect(interpret(read, answer(status, ""))).toMatchObject({ failed: { failure: failures[status as keyof typeof failures] } });
  });
});

describe("the error of a call", () => {
  const page = `<!DOCTYPE html>\n<html><head><style>p { color: red }</style><title>502 Bad Gateway</title></head>\n<body><p>nginx</p></body></html>`;

  it("shows what came instead of JSON, without markup", async () => {
    const { client } = await stage({ replies: [{ status: 502, body: page }] });
    const error = await failureOf(calls.POST(client));
    expect(error.detail).toBe("502 Bad Gateway nginx");
    expect(error.message).toBe(
      "CreateThing (POST /things) failed: HTTP 502, 502 Bad Gateway nginx. Whether the change was made is unknown. " +
        "The platform has a problem: run the command again later; if it persists, report this message to its administrator.",
    );
  });

  it("stays one short line", async () => {
    const { client } = await stage({ replies: [refusal(400, "7", `line one\n\tline two ${"x".repeat(5000)}`)] });
    const error = await failureOf(calls.POST(client));
    expect(error.resMsg).toMatch(/^line one line two x+…$/);
    expect(error.resMsg).toHaveLength(301);
    expect(error.message).not.toContain("\n");
  });

  it("names the attribute that does not fit, and that the write may be done", async () => {
    const { client } = await stage({ replies: [success({ id: 7 })] });
    const error = await failureOf(calls.POST(client));
    expect(error).toMatchObject({ failure: "server", httpStatus: 200, ambiguous: true });
    expect(error.message).toContain("result.id");
  });

  it.each<[string, Reply]>([
    ["an empty success", {}],
    ["a page with 200", { body: page }],
  ])("%s leaves a write uncertain, and is not repeated", async (_, reply) => {
    const { server, client } = await stage({ replies: [reply] });
    expect(await failureOf(calls.PUT(client))).toMatchObject({ failure: "server", ambiguous: true });
    expect(server.requests).toHaveLength(1);
  });

  it("says that a redirect leads elsewhere, and does not follow it", async () => {
    const { server, client } = await stage({ replies: [{ status: 302, headers: { location: "/login" } }] });
    const error = await failureOf(calls.GET(client));
    expect(error.advice).toContain("redirects");
    expect(server.requests).toHaveLength(1);
  });
});
