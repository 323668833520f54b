import { PartialFailure, secret, startProviderProcess, unknown } from "../support/process";
import { sdkVersions } from "../support/sdk";

const text = `
exports.handler = () => {
  let settings;
  return {
    configure: async ({ config }) => { settings = config; },
    check: async (olds, news) => {
      if (news.size < 0) return { failures: [{ property: "size", reason: "must not be negative" }] };
      return { inputs: { ...news, checked: true } };
    },
    diff: async (id, olds, news) => ({ replaces: olds.kind === news.kind ? [] : ["kind"], deleteBeforeReplace: true }),
    create: async (inputs) => {
      console.log("create", inputs.size);
      console.error("careful");
      if (inputs.size > 9) throw Object.assign(new Error("too big"), { id: "half", properties: inputs, reasons: ["no room", "really"] });
      return { id: "x", outs: { ...inputs, url: settings.get("test:url"), token: settings.get("test:token"), folder: process.cwd() } };
    },
    read: async (id, props) => (id === "gone" ? {} : { id, props: { ...props, live: true }, inputs: { size: 7 } }),
    update: async (id, olds, news) => ({ outs: { ...news, before: olds.size } }),
    delete: async (id) => { if (id === "stuck") throw new Error("is in use"); },
  };
};`;

describe.each(sdkVersions)("the dynamic-provider process of the %s SDK", (sdk) => {
  test("answers every call", async () => {
    const host = await startProviderProcess({ sdk, config: { "test:url": "http://localhost", "test:token": secret("s3cret") } });
    const provider = host.withText(text);

    expect(await provider.check({}, { size: 1 })).toEqual({ inputs: { size: 1, checked: true, __provider: text }, failures: [] });
    expect((await provider.check({ size: 1 }, { size: -1 })).failures).toEqual([{ property: "size", reason: "must not be negative" }]);
    expect((await provider.check({}, { size: unknown })).inputs.size).toBe(unknown);
    expect(await provider.diff("x", { size: 1 }, { size: 2 })).toEqual({ changes: "unknown", replaces: [], deleteBeforeReplace: true });
    expect((await provider.diff("x", { kind: "a" }, { kind: "b" })).replaces).toEqual(["kind"]);

    const { id, properties } = await provider.create({ size: 1 });
    expect(id).toBe("x");
    expect(properties).toMatchObject({ size: 1, url: "http://localhost", token: "s3cret", __provider: text });
    expect(await provider.update("x", { size: 1 }, { size: 2 })).toEqual({ size: 2, before: 1, __provider: text });
    expect(await provider.read("x", { size: 2 }, { size: 2 })).toEqual({
      id: "x",
      properties: { size: 2, live: true, __provider: text },
      inputs: { size: 7, __provider: text },
    });
    expect((await provider.read("gone", { size: 2 })).id).toBe("");
    await provider.delete("x", { size: 2 });

    expect(host.stdout).toBe("create 1\n");
    expect(host.stderr).toContain("careful");
    await host.stop();
    expect(() => process.kill(host.pid, 0)).toThrow("ESRCH");
  });

  test("tells partial failures from failures", async () => {
    const host = await startProviderProcess({ sdk });
    const provider = host.withText(text);

    const failure = await provider.create({ size: 10 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure).toMatchObject({ message: "too big", id: "half", reasons: ["no room", "really"] });
    expect(failure).toHaveProperty("properties", { size: 10, __provider: text });

    const plain = await provider.delete("stuck", {}).catch((error: unknown) => error);
    expect(plain).not.toBeInstanceOf(PartialFailure);
    expect(plain).toHaveProperty("message", expect.stringContaining("is in use"));
    await host.stop();
  });
});

test("a process that cannot start says why", async () => {
  await expect(startProviderProcess({ env: { NODE_OPTIONS: "--require=./missing.js" } })).rejects.toThrow("missing.js");
});
