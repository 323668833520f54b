import { program, withTenant } from "../support/tenant";

/** What of a flow may be there already is not checked: the compiler of the platform knows more than the provider. */
const flow = (startElement: string, more = "") =>
  program(
    `new Flow("approve", { adoptExisting: true, startElement: "${startElement}", definition: { decisions: [{ name: "check" }] } ${more} });`,
  );

test("a flow that does not compile: not a success, the messages, the record in state; the next up repairs it", async () => {
  await withTenant({ program: flow("") }, async ({ emulator, project }) => {
    const up = await project.up({ fails: true });

    // The message of page 0040.
    expect(up.stdout).toContain("Flow(demo__approve) 的startElement为必选属性, 必须输入");
    expect(up.stdout).toContain("Flow demo__approve was written and does not compile:");
    expect(up.stdout).not.toMatch(/^\s+at .*\.js:\d+/m);
    const [state] = project.resources();
    const { id } = emulator.world.flows.get("demo__approve");
    expect(state).toMatchObject({ id, outputs: { status: "Error" } });
    expect(state?.initErrors?.join()).toContain("startElement");

    const again = await project.up({ fails: true });
    expect(again.stdout).toContain("的startElement为必选属性");

    project.setProgram(flow("check", ", active: true"));
    await project.up();
    expect(emulator.world.flows.get("demo__approve")).toMatchObject({ id, status: "Pass", active: true });
    expect(project.resources()[0]?.initErrors ?? []).toEqual([]);
    await project.preview({ args: ["--expect-no-changes"] });

    // What runs goes on when a change of it does not compile.
    project.setProgram(flow("nowhere", ", active: true"));
    const broken = await project.up({ fails: true });
    expect(broken.stdout).toContain("It was enabled: it was put back as it was, and is enabled.");
    expect(emulator.world.flows.get("demo__approve")).toMatchObject({ status: "Pass", active: true });
    const [step] = await project.previewJson();
    expect(step?.detailedDiff).toEqual({ startElement: { kind: "update", inputDiff: true } });

    project.setProgram(flow("check", ", active: true"));
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
