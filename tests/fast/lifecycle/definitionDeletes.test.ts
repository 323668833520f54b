import * as bpms from "../../../provider/contract/bpms";
import * as flows from "../../../provider/contract/flows";
import * as scripts from "../../../provider/contract/scripts";
import { complaint, type Driver, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

// What runs on the platform goes on until it is deleted.

const at = useDriver();

type Definitions = { all(): { active: boolean }[]; protect(name: string, installedPackage?: string): void };

type Call = { name: string };

/** Of each kind: its inputs, the call that deletes it, those that switch it, its things. */
const kinds: [kind: string, inputs: Properties, remove: string, switches: Call[], things: (driver: Driver) => Definitions][] = [
  ["Flow", flow, "DeleteFlow", [flows.activate], ({ emulator }) => emulator.world.flows],
  ["Bpm", bpm, "DeleteBPM", [bpms.activate, bpms.activateRecord], ({ emulator }) => emulator.world.bpms],
  ["Script", script, "DeleteScript", [scripts.update], ({ emulator }) => emulator.world.scripts],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "they are deleted as they are": [...schemaKinds, ...childKinds, ...recordKinds, ...otherKinds] },
);

describe.each(kinds)("a %s that is on", (kind, inputs, operation, switches, things) => {
  const isOn = () => things(at.driver).all()[0]?.active;
  const writes = () =>
    at.driver.emulator.requests.list.filter(({ method }) => method !== "GET" && method !== "POST").map(({ method }) => method);
  const begin = async (active: boolean | undefined) => {
    const thing = at.driver.declare(kind, { ...inputs, active: true });
    await thing.up();
    if (active === undefined) await thing.up(inputs);
    at.driver.emulator.requests.clear();
    at.driver.told.length = 0;
    return thing;
  };

  test("K10: goes with one call where the platform deletes what is on", async () => {
    const thing = await begin(true);
    await thing.destroy();
    expect(writes()).toEqual(["DELETE"]);
  });

  test("K10: is switched off where the platform deletes it only then", async () => {
    at.driver.emulator.dialect.deleteActive = "refused";
    const thing = await begin(true);
    await thing.destroy();
    expect(writes()).toEqual(["DELETE", "PUT", "DELETE"]);
    at.driver.emulator.dialect.deleteActive = "allowed";
  });

  test.each([403, 423])("K10: whose delete is answered %i is not switched off meanwhile", async (status) => {
    const thing = await begin(true);
    at.driver.fault({ status, operation });

    expect(await complaint(thing.destroy())).toContain(`HTTP ${status}`);

    expect(isOn()).toBe(true);
    expect(writes()).not.toContain("PUT");
  });

  test("K10: that is locked is waited for, which is told every half minute", async () => {
    const thing = await begin(true);
    at.driver.fault({ status: 423, operation });

    await complaint(thing.destroy());

    expect(at.driver.told.length).toBeGreaterThanOrEqual(5);
    expect(at.driver.told.length).toBeLessThanOrEqual(10);
    for (const line of at.driver.told)
      expect(line).toMatch(new RegExp(`^${operation} \\(DELETE .*\\) waits since \\d+ s: HTTP 423\\. It is tried again for \\d+ s`));
  });

  test("K10: that a package protects stays on, and the error names the package, not rights", async () => {
    const thing = await begin(true);
    things(at.driver).protect(String(inputs.name), "theirs");
    at.driver.fault({ status: 403, operation });

    const message = await complaint(thing.destroy());

    expect(message).toContain("belongs to the installed package theirs: uninstall or change the package");
    expect(message).not.toContain("profile");
    expect(isOn()).toBe(true);
  });

  test.each([
    [true, "To keep it, run `pulumi refresh`, then `pulumi up`: that switches it on again."],
    [undefined, "To keep it, switch it on in the designer."],
  ])("K5: whose delete fails half-way and leaves it off says what to do, declared: %s", async (active, advice) => {
    at.driver.emulator.dialect.deleteActive = "refused";
    const thing = await begin(active);
    at.driver.fault({ status: 400, operation });
    // The first switching is the one that switches it off.
    for (const [skip, { name }] of [...switches].entries()) at.driver.fault({ status: 400, operation: name, skip: 1 - skip });
    const message = await complaint(thing.destroy());
    at.driver.emulator.dialect.deleteActive = "allowed";
    expect(message).toContain("It is switched off now.");
    expect(message).toContain(advice);
    at.driver.emulator.faults.clear();
    if (active === undefined) return;
    expect(await thing.refresh()).toBe(true);
    expect(await thing.up({ ...inputs, active: true })).toBe("updated");
    expect(isOn()).toBe(true);
  });
});
