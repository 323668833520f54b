import { join } from "node:path";
import type { Session } from "../../../provider/lifecycle/session";
import { temporaryFolder } from "../../support/bucket";
import { complaint, type Driver, type Properties, plain } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { everyKind } from "../lifecycle/everyKind";
import { objectName, openObject, rowsOf, sha256 } from "./bulk";
import { addFlow, addScript } from "./runs";

const at = useDriver();

interface Row {
  begin(driver: Driver): Properties;
  /** The call that must not be made twice. */
  operation: string;
}

const exported = (driver: Driver) => {
  openObject(driver);
  return { objects: [objectName], triggers: [1] };
};

const rows: Record<string, Row> = {
  FlowRun: {
    begin({ emulator }) {
      addFlow(emulator, "demo__setUp");
      return { flow: "demo__setUp", triggers: [1] };
    },
    operation: "OrchestrateFlow",
  },
  ScriptRun: {
    begin({ emulator }) {
      addScript(emulator, "demo__setUp");
      return { script: "demo__setUp", triggers: [1] };
    },
    operation: "RunScript",
  },
  DataImport: {
    begin(driver) {
      openObject(driver);
      return rowsOf([{ name: "North" }], { triggers: [1] });
    },
    operation: "ImportData",
  },
  MetadataImport: {
    begin: () => ({ objects: [{ name: "demo__Made__CST", label: "Made" }], contentHash: "1", triggers: [1] }),
    operation: "ImportMetadata",
  },
  TemplateImport: {
    begin: () => ({
      template: "T",
      file: join(temporaryFolder({ "one.xlsx": "one" }), "one.xlsx"),
      contentHash: sha256("one"),
      triggers: [1],
    }),
    operation: "ImportDataUseTemplate",
  },
  DataExport: { begin: exported, operation: "ExportData" },
  MetadataExport: { begin: exported, operation: "ExportMetadata" },
};

everyKind(Object.keys(rows), {
  "found again by its name, its key or its path": [
    ...["CustomObject", "Field", "Picklist", "Trigger", "Validator", "Layout", "Flow", "Bpm", "Script"],
    ...["Record", "RecordSet", "File", "Directory", "BpmInstance"],
  ],
});

/** A refused export is tried in an older word, too. */
const faultsOf = (kind: string) => ({ times: kind.endsWith("Export") ? 2 : 1 });

/** An intent as one operation of the engine makes it, with what that operation knows. */
async function intend(session: Session = at.driver.session()): Promise<{ __intent: string; session: Session }> {
  await at.driver.clock.sleep(1000);
  const { outs } = await at.driver.process("RunIntent", session).create({ digest: "1" });
  return { __intent: String(outs.madeAt), session };
}

/** A resource that ran in the operation that made its intent. */
async function ran(kind: string, inputs: Properties) {
  const { __intent, session } = await intend();
  const made = { ...inputs, __intent };
  return { ...(await at.driver.process(kind, session).create(made)), inputs: made };
}

describe.each(Object.entries(rows))("%s", (kind, { begin, operation }) => {
  const sent = () => at.driver.emulator.requests.count({ operation, status: 200 });

  test("it runs in the operation that made its intent, and of a later one it is not known whether it did", async () => {
    const inputs = begin(at.driver);
    expect((await ran(kind, inputs)).outs).toHaveProperty("__intent");
    expect(sent()).toBe(1);

    const { __intent } = await intend();
    const killed = at.driver.declare(kind, { ...inputs, __intent });
    const told = await complaint(killed.up());

    expect(told).toMatch(new RegExp(`may have (run|been sent): a \`pulumi up\` that was to (run|send) it, from ${__intent} on, ended`));
    expect(told).toContain(`assumeDone: "${__intent}"`);
    expect(told).toContain("`triggers`");
    expect([killed.id, sent()]).toEqual(["", 1]);
  });

  test("the program can take it as done", async () => {
    const { __intent } = await intend();
    const killed = at.driver.declare(kind, { ...begin(at.driver), __intent, assumeDone: "2026-01-01T00:00:00.000Z" });
    expect(await complaint(killed.up())).toContain("may have");

    expect(await killed.up({ ...killed.inputs, assumeDone: __intent })).toBe("created");

    expect(killed.outputs).not.toHaveProperty("uncertain");
    await killed.refresh();
    expect(await killed.up()).toBe("unchanged");
    expect(sent()).toBe(0);
  });

  test("a change runs it only in the operation that made the new intent", async () => {
    const { id, outs, inputs } = await ran(kind, begin(at.driver));
    const killed = await intend();
    const changed = (__intent: string) => ({ ...inputs, triggers: [2], __intent });
    const isReplaced = (await at.driver.process(kind).diff(id, outs, changed(killed.__intent))).replaces.length > 0;
    const carryOut = (session: Session, news: Properties) => {
      const provider = at.driver.process(kind, session);
      return isReplaced ? provider.create(news) : provider.update(id, outs, news);
    };

    expect(await complaint(carryOut(at.driver.session(), changed(killed.__intent)))).toContain(`assumeDone: "${killed.__intent}"`);
    expect(sent()).toBe(1);
    const next = await intend();
    await carryOut(next.session, changed(next.__intent));
    expect(sent()).toBe(2);
  });

  test("one that failed runs again under the same intent", async () => {
    const { __intent, session } = await intend();
    const inputs = { ...begin(at.driver), __intent };
    at.driver.fault({ operation, status: 400, ...faultsOf(kind) });
    const failure = await at.driver
      .process(kind, session)
      .create(inputs)
      .catch((error: unknown) => error);
    const { id, properties, reasons } = failure as { id: string; properties: Properties; reasons: string[] };
    expect(reasons.join("\n")).toContain("HTTP 400");
    expect(properties).toMatchObject({ __intent, unfinished: {} });

    const { outs } = await at.driver.process(kind).update(id, properties, inputs);

    expect(outs).not.toHaveProperty("unfinished");
    expect(sent()).toBe(1);
  });

  test("a change that failed runs again under the same intent, and is in state as it was before", async () => {
    const { id, outs, inputs } = await ran(kind, begin(at.driver));
    const { __intent, session } = await intend();
    const name = kind.endsWith("Run") ? "inputs" : "triggers";
    const news = { ...inputs, [name]: kind.endsWith("Run") ? { a: 1 } : [2], __intent };
    at.driver.fault({ operation, status: 400, ...faultsOf(kind) });
    const failure = await at.driver
      .process(kind, session)
      .update(id, outs, news)
      .catch((error: unknown) => error);
    const { properties } = failure as { properties: Properties };
    expect(properties).toMatchObject({ ...outs, __intent, unfinished: {} });

    // A program that goes back to what ran has nothing to do.
    const { outs: back } = await at.driver.process(kind).update(id, plain(properties), inputs);
    expect(back).not.toHaveProperty("unfinished");
    expect(at.driver.warnings.filter((warning) => warning.includes("taken back"))).toEqual([]);
    expect(sent()).toBe(1);
    await at.driver.process(kind).update(id, properties, news);
    expect(sent()).toBe(2);
  });

  test("a change that failed is not forgotten by a refresh", async () => {
    const { __intent, session } = await intend();
    const run = at.driver.declare(kind, { ...begin(at.driver), __intent });
    Object.assign(
      run,
      await at.driver
        .process(kind, session)
        .create(run.inputs)
        .then(({ id, outs }) => ({ id, outputs: outs })),
    );
    const name = kind === "FlowRun" || kind === "ScriptRun" ? "inputs" : "triggers";
    const news = { ...run.inputs, [name]: name === "inputs" ? { a: 1 } : [2] };
    at.driver.fault({ operation, status: 400, ...faultsOf(kind) });
    await complaint(run.up(news));
    at.driver.emulator.faults.clear();

    await run.refresh();

    expect(await run.up(news)).toBe("updated");
    expect(sent()).toBe(2);
    expect(await run.up(news)).toBe("unchanged");
  });

  test("a replacement that a user asks for runs it under the intent that it had", async () => {
    const { id, outs, inputs } = await ran(kind, begin(at.driver));
    const provider = at.driver.process(kind);
    await provider.delete(id, outs);
    await provider.create(inputs);
    expect(sent()).toBe(2);
  });
});

test("a sign-in that fails is told once, and each run is noted as failed", async () => {
  const { __intent, session } = await intend();
  at.driver.fault({ operation: "OAuth2Token", status: 401 });
  const run = (kind: string, inputs: Properties) =>
    at.driver
      .process(kind, session)
      .create({ ...inputs, __intent })
      .catch((error: unknown) => error as { reasons: string[]; properties: Properties });

  const results = await Promise.all([run("FlowRun", { flow: "demo__setUp" }), run("ScriptRun", { script: "demo__setUp" })]);

  expect(results).toMatchObject([{ properties: { unfinished: {} } }, { properties: { unfinished: {} } }]);
  const told = results.map((result) => ("reasons" in result ? result.reasons.join() : ""));
  expect(told.sort()).toEqual([
    expect.stringContaining("HTTP 401"),
    expect.stringMatching(/^the sign-in failed: see the error of (Flow|Script)Run demo__setUp, create\.$/),
  ]);
});

test("intents of one moment are different ones", async () => {
  const session = at.driver.session();
  const intents = await Promise.all(["1", "2", "3"].map((digest) => at.driver.process("RunIntent", session).create({ digest })));
  expect(new Set(intents.map(({ outs }) => outs.madeAt)).size).toBe(3);
});

describe("PULUMI_SKIP_CHECKPOINTS", () => {
  const { PULUMI_SKIP_CHECKPOINTS } = process.env;
  const refusal = [{ property: "", reason: expect.stringContaining("PULUMI_SKIP_CHECKPOINTS is set") }];

  afterEach(() => {
    if (PULUMI_SKIP_CHECKPOINTS === undefined) delete process.env.PULUMI_SKIP_CHECKPOINTS;
    else process.env.PULUMI_SKIP_CHECKPOINTS = PULUMI_SKIP_CHECKPOINTS;
  });

  test.each(["true", "1", "TRUE"])("%s: what is to run is refused, and what ran is not", async (value) => {
    process.env.PULUMI_SKIP_CHECKPOINTS = value;
    const intent = at.driver.process("RunIntent");
    expect((await intent.check({}, { digest: "1" })).failures).toEqual(refusal);
    expect((await intent.check({ digest: "1", madeAt: "2026" }, { digest: "2" })).failures).toEqual(refusal);
    expect((await intent.check({ digest: "1", madeAt: "2026" }, { digest: "1" })).failures).toEqual([]);
  });

  test.each(["false", "0", undefined])("%s: what is to run may run", async (value) => {
    if (value === undefined) delete process.env.PULUMI_SKIP_CHECKPOINTS;
    else process.env.PULUMI_SKIP_CHECKPOINTS = value;
    expect((await at.driver.process("RunIntent").check({}, { digest: "1" })).failures).toEqual([]);
  });
});
