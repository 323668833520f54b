import { z } from "zod";
import type { Client } from "../../../provider/client/client";
import { adapt, type DynamicProvider } from "../../../provider/dynamic/adapter";
import { IncompleteError, UserError } from "../../../provider/dynamic/userError";
import { type AnyHandler, type Handler, PartialFailure, RefusedChange } from "../../../provider/lifecycle/handler";
import { Session } from "../../../provider/lifecycle/session";

interface Inputs {
  name: string;
  size?: number;
}

interface State extends Inputs {
  serial: string;
  seen?: unknown;
}

type Thing = Handler<Inputs, State>;

const __provider = 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Thing")';
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const warnings: string[] = [];
let session: Session;
beforeEach(() => {
  warnings.length = 0;
  session = new Session({} as Client, (message) => warnings.push(message));
});

/** A kind that does nothing by itself; every handler's call is on record. */
function thing(methods: Partial<Thing> = {}) {
  const state: State = { name: "a", serial: "s-1" };
  const handler = {
    kind: "Thing",
    schema: z.strictObject({ name: z.string(), size: z.number().optional() }),
    computed: { serial: true, seen: true },
    replaces: jest.fn((olds, news) => (olds.name === news.name ? [] : ["name" as const])),
    identity: (inputs) => inputs.name.toLowerCase(),
    check: jest.fn(async () => []),
    create: jest.fn(async () => ({ id: "t-1", state })),
    read: jest.fn(async () => state),
    update: jest.fn(async () => state),
    delete: jest.fn(async () => {}),
    ...methods,
  } satisfies Thing;
  return { handler, provider: adapt(handler as AnyHandler, () => session) };
}

async function failureOf(operation: Promise<unknown>): Promise<Error> {
  const outcome = await operation.catch((error: Error) => error);
  if (outcome instanceof Error) return outcome;
  throw new Error("the operation should have failed");
}

describe("check", () => {
  test("answers the inputs as they are, and nothing is asked for a new thing", async () => {
    const { handler, provider } = thing();

    const news = { name: "a", size: 1, __provider };

    expect(await provider.check({}, news)).toEqual({ inputs: news, failures: [] });
    expect(handler.check).not.toHaveBeenCalled();
  });

  test("faults of the form come first; a change at fault is not asked about", async () => {
    const { handler, provider } = thing();

    expect(await provider.check({ name: "a" }, { size: "big", colour: "red" })).toMatchObject({
      failures: [
        { property: "", reason: "name: is required" },
        { property: "", reason: expect.stringMatching(/^size: /) },
        { property: "", reason: expect.stringMatching(/^colour: /) },
      ],
    });
    expect(handler.check).not.toHaveBeenCalled();
  });

  test("a change is judged without the provider text, and what is not known yet counts as unchanged", async () => {
    const failure = { property: "size", reason: "AZ104: no." };
    const { handler, provider } = thing({ check: jest.fn(async () => [failure]) });

    const news = { name: "b", size: unknown, __provider };

    expect(await provider.check({ name: "a", size: 2, __provider }, news)).toEqual({
      inputs: news,
      failures: [{ property: "", reason: "size: AZ104: no." }],
    });
    expect(handler.check).toHaveBeenCalledWith(session, { name: "a", size: 2 }, { name: "b", size: 2 }, expect.anything());
  });

  test("a kind without rules of its own", async () => {
    const { provider } = thing({ check: undefined });
    expect(await provider.check({ name: "a" }, { name: "b" })).toEqual({ inputs: { name: "b" }, failures: [] });
  });

  test("what stays of the old inputs is put into the new ones before they are judged", async () => {
    const { handler, provider } = thing({ settleInputs: (_session, olds, news) => ({ ...news, size: olds.size }) });

    const { inputs } = await provider.check({ name: "a", size: 2, __provider }, { name: "b", size: 3, __provider });

    expect(inputs).toEqual({ name: "b", size: 2, __provider });
    expect(handler.check).toHaveBeenCalledWith(session, { name: "a", size: 2 }, { name: "b", size: 2 }, expect.anything());
    expect((await provider.check({}, { name: "b", size: 3 })).inputs).toEqual({ name: "b", size: 3 });
  });

  test("a call that fails is an error, not a verdict", async () => {
    const { provider } = thing({ check: () => Promise.reject(new Error("HTTP 503")) });
    await expect(provider.check({ name: "a" }, { name: "a" })).rejects.toThrow("Thing a, check: HTTP 503");
  });
});

describe("diff", () => {
  const cases: [string, Inputs, Inputs, string[], boolean][] = [
    ["nothing", { name: "a" }, { name: "a" }, [], true],
    ["another name", { name: "a" }, { name: "b" }, ["name"], false],
    // pulumi/pulumi#6350, #11259: the platform keeps names unique.
    ["the same identity", { name: "a" }, { name: "A" }, ["name"], true],
  ];

  test.each(cases)("%s", async (_title, olds, news, replaces, deleteBeforeReplace) => {
    const { handler, provider } = thing();

    const difference = await provider.diff("t-1", { ...olds, serial: "s-1", __provider }, { ...news, __provider });

    // No `changes`: the engine compares the inputs itself and shows a nested difference.
    expect(difference).toEqual({ replaces, deleteBeforeReplace });
    expect(handler.replaces).toHaveBeenCalledWith({ ...olds, serial: "s-1" }, news);
  });

  test("needs no configuration", async () => {
    const provider = adapt(thing().handler as AnyHandler, () => {
      throw new Error("not asked");
    });
    expect(await provider.diff("t-1", { name: "a" }, { name: "a" })).toEqual({ replaces: [], deleteBeforeReplace: true });
  });
});

describe("what leaves is plain JSON", () => {
  // pulumi/pulumi#3012
  const state = {
    name: "a",
    size: undefined,
    serial: "s-1",
    seen: { at: new Date("2020-05-28T17:01:02Z"), by: undefined, list: [1, undefined] },
  };
  const plain = { name: "a", serial: "s-1", seen: { at: "2020-05-28T17:01:02.000Z", list: [1, null] } };

  test("create", async () => {
    const { handler, provider } = thing({ create: jest.fn(async () => ({ id: 7 as unknown as string, state })) });
    expect(await provider.create({ name: "a", size: undefined, __provider })).toStrictEqual({ id: "7", outs: plain });
    expect(handler.create).toHaveBeenCalledWith(session, { name: "a" });
  });

  test("read", async () => {
    const { provider } = thing({ read: async () => state });
    expect(await provider.read("t-1", { name: "a", serial: "s-1", __provider })).toStrictEqual({
      id: "t-1",
      props: plain,
      inputs: { name: "a" },
    });
  });

  test("update", async () => {
    const { handler, provider } = thing({ update: jest.fn(async () => state) });
    const olds = { name: "a", serial: "s-1", __provider };
    expect(await provider.update("t-1", olds, { name: "a", size: 3, __provider })).toStrictEqual({ outs: plain });
    expect(handler.update).toHaveBeenCalledWith(session, "t-1", { name: "a", serial: "s-1" }, { name: "a", size: 3 });
  });

  test("delete", async () => {
    const { handler, provider } = thing();
    expect(await provider.delete("t-1", { name: "a", serial: "s-1", __provider })).toBeUndefined();
    expect(handler.delete).toHaveBeenCalledWith(session, "t-1", { name: "a", serial: "s-1" });
  });
});

describe("read", () => {
  test("a refresh gives the handler its state, and the engine new inputs: the state without what is computed", async () => {
    const { handler, provider } = thing({ read: jest.fn(async () => ({ name: "b", size: 2, serial: "s-2", seen: true })) });

    expect(await provider.read("t-1", { name: "a", serial: "s-1", __provider })).toEqual({
      id: "t-1",
      props: { name: "b", size: 2, serial: "s-2", seen: true },
      inputs: { name: "b", size: 2 },
    });
    expect(handler.read).toHaveBeenCalledWith(session, "t-1", { name: "a", serial: "s-1" });
  });

  test("a refresh of a thing that is gone removes it from state", async () => {
    const { provider } = thing({ read: async () => undefined });
    expect(await provider.read("t-1", { name: "a", serial: "s-1", __provider })).toEqual({});
  });

  test("a get gives the handler no state, and the engine no inputs", async () => {
    const { handler, provider } = thing();
    expect(await provider.read("t-1", { __provider })).toEqual({ id: "t-1", props: { name: "a", serial: "s-1" } });
    expect(handler.read).toHaveBeenCalledWith(session, "t-1", undefined);
  });

  test("a get of a missing thing is an error: an empty answer would pass for success", async () => {
    const { provider } = thing({ read: async () => undefined });
    await expect(provider.read("t-9", { __provider })).rejects.toThrow("Thing t-9, read: There is no Thing with the id t-9.");
  });
});

describe("what exists when something fails goes into state", () => {
  const failure = new PartialFailure<State>({ id: "t-1", state: { name: "a", size: undefined, serial: "s-1" } }, ["no red", "no blue"]);

  test.each<[string, (provider: DynamicProvider) => Promise<object>]>([
    ["create", (provider) => provider.create({ name: "a", __provider })],
    ["update", (provider) => provider.update("t-1", { name: "b", serial: "s-1", __provider }, { name: "a", __provider })],
  ])("%s", async (operation, run) => {
    const reject = () => Promise.reject(failure);
    const error = await failureOf(run(thing({ create: reject, update: reject }).provider));

    if (!(error instanceof IncompleteError)) throw error;
    expect(error.message).toMatch(`Thing a, ${operation}: it is not complete`);
    // The SDK reads these three; without `__provider` every later read and delete would die.
    expect(error.id).toBe("t-1");
    expect(error.properties).toStrictEqual({ name: "a", serial: "s-1", __provider });
    expect(error.reasons).toEqual(["no red", "no blue"]);
  });
});

describe("errors are for users", () => {
  const operations: [string, (provider: DynamicProvider) => Promise<unknown>][] = [
    ["create", (provider) => provider.create({ name: "a", __provider })],
    ["read", (provider) => provider.read("t-1", { name: "a", serial: "s-1", __provider })],
    ["update", (provider) => provider.update("t-1", { name: "a", serial: "s-1" }, { name: "a" })],
    ["delete", (provider) => provider.delete("t-1", { name: "a", serial: "s-1" })],
  ];

  function failing(error: unknown) {
    const reject = () => Promise.reject(error);
    return thing({ create: reject, read: reject, update: reject, delete: reject }).provider;
  }

  test.each(operations)("%s: what and why, in one line, and no stack", async (operation, run) => {
    const error = await failureOf(run(failing(new RefusedChange("HTTP 400, resMsg 'no'"))));

    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(`Thing a, ${operation}: HTTP 400, resMsg 'no'`);
    expect(error).not.toHaveProperty("id");
    // The SDK prints these of some errors, beside the message.
    expect(error.stack).not.toMatch(/^\s*at /m);
    expect(error.stack).not.toContain("HTTP 400");
    expect(String(error)).toBe("astrozero");
  });

  test("a thrown text is told as well", async () => {
    await expect(failing("plain text").create({ name: "a" })).rejects.toThrow("Thing a, create: plain text");
  });

  test.each(["settleInputs", "advise", "check", "replaces", "identity", "differs"] as const)(
    "P6: a defect in %s is told as one, without a stack",
    async (method) => {
      const defect = () => {
        throw new TypeError("filter is not a function");
      };
      const { provider } = thing({ [method]: defect });
      const [olds, news] = [{ name: "a" }, { name: "a", size: 2 }];

      const error = await failureOf(provider.check(olds, news).then(() => provider.diff("t-1", { ...olds, serial: "s-1" }, news)));

      expect(error.message).toMatch(/^Thing a, (check|diff): filter is not a function. This is a defect of pulumi-astrozero/);
      expect(error.stack).not.toMatch(/^\s*at /m);
    },
  );

  test.each([new TypeError("x is undefined"), new RangeError("x is undefined"), new ReferenceError("x is undefined")])(
    "a %s asks for a report",
    async (defect) => {
      await expect(failing(defect).create({ name: "a" })).rejects.toThrow(
        "Thing a, create: x is undefined. This is a defect of pulumi-astrozero: please report it with the output of ASTROZERO_LOG=debug.",
      );
    },
  );

  test.each(operations)("%s: what is missing for a session", async (operation, run) => {
    const provider = adapt(thing().handler as AnyHandler, () => ({ problem: "astrozero:url is missing" }));

    await expect(run(provider)).rejects.toThrow(`Thing a, ${operation}: astrozero:url is missing`);
  });

  test("check tells the same as a failure, so that a preview shows it", async () => {
    const provider = adapt(thing().handler as AnyHandler, () => ({ problem: "astrozero:url is missing" }));

    expect(await provider.check({}, { name: "a", __provider })).toEqual({
      inputs: { name: "a", __provider },
      failures: [{ property: "", reason: "astrozero:url is missing" }],
    });
  });
});

describe("one thing belongs to one resource", () => {
  test("a second create that ends at the same thing is refused", async () => {
    const { provider } = thing();
    await provider.create({ name: "a" });
    await expect(provider.create({ name: "a" })).rejects.toThrow(
      "It exists already (id t-1): another resource of this program creates it.",
    );
  });

  test("what another resource took over in this run is not deleted", async () => {
    const { handler, provider } = thing();
    session.run.takenOver.add("t-1");

    await provider.delete("t-1", { name: "a", serial: "s-1" });

    expect(handler.delete).not.toHaveBeenCalled();
    expect(warnings).toEqual(["Thing a is kept: another resource of the program manages it now."]);
  });
});
