import { isDeepStrictEqual } from "node:util";
import { type Dialect, dialectOf, dialectPresets } from "../../../emulator";
import { droppingMilliseconds, isDroppedLate } from "../../../emulator/kinds/objects/objects";
import { unsureReads } from "../../../emulator/server/staleReads";
import { UserError } from "../../../provider/dynamic/userError";
import { type Deployment, type Driver, type Properties, words } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { Asked } from "./asked";
import { changesOf, elsewhere, inPairs, missingPairs, switchesOf } from "./dialects";
import type { Drift, LifecycleCase } from "./lifecycleCase";

/** Where each attribute is changed alone: as the documentation is most likely meant, and on three whole platforms. */
const whole: [string, Partial<Dialect>][] = [["the likeliest reading", {}], ...Object.entries(dialectPresets)];

/** The whole life of one kind, in every dialect. */
export function runLifecycle(lifecycle: LifecycleCase): void {
  const at = useDriver({ throttleRate: 100 });
  let asked: Asked;
  beforeAll(() => {
    asked = new Asked(at.driver.emulator.dialect);
  });
  test.each(whole)(`${lifecycle.kind} lives and dies: %s`, (_name, dialect) =>
    live(at.driver, dialect, { ...lifecycle, drift: lifecycle.drift.map((one) => [one]) }, asked),
  );
  const pairs = inPairs(lifecycle);
  test(`${lifecycle.kind} lives under every pair of values of the switches that it meets`, () => {
    expect(missingPairs(pairs)).toEqual([]);
  });
  test.each(pairs.map((dialect) => [changesOf(dialect), dialect] as const))(`${lifecycle.kind} lives and dies: %s`, (_name, dialect) =>
    liveTogether(at.driver, dialect, lifecycle, asked),
  );
  test(`${lifecycle.kind} meets every switch that the emulator asks for in its life`, () => {
    const told = new Set(["throttleRate", ...switchesOf(lifecycle), ...Object.keys(lifecycle.otherSwitches), ...Object.keys(elsewhere)]);
    expect([...asked.names].filter((name) => !told.has(name))).toEqual([]);
  });
}

/** A life in which all attributes change together. */
export function liveTogether(driver: Driver, dialect: Partial<Dialect>, lifecycle: LifecycleCase, asked?: Asked): Promise<void> {
  const { updates, drift, replacements } = lifecycle;
  const grouped = { ...lifecycle, updates: together(updates), drift: [drift], replacements: together(replacements) };
  return live(driver, dialect, grouped, asked);
}

type Changes = Record<string, (inputs: Properties) => Properties>;

function together(changes: Changes): Changes {
  const all = Object.values(changes);
  return all.length === 0 ? {} : { all: (inputs) => all.reduce((changed, change) => change(changed), inputs) };
}

/** A case whose drifts happen in groups. */
type GroupedCase = Omit<LifecycleCase, "drift"> & { drift: Drift[][] };

async function live(driver: Driver, dialect: Partial<Dialect>, lifecycle: GroupedCase, asked?: Asked): Promise<void> {
  const liveId = ({ id, outputs }: Deployment) => (lifecycle.liveId === undefined ? id : outputs[lifecycle.liveId]);
  Object.assign(driver.emulator.dialect, dialect);
  // The documented form body is what the provider sends; the other way has to be configured.
  if (dialect.tokenParameters === "query") driver.connect({ tokenParameters: "query" });
  if (asked) asked.isOn = false;
  const inputs = await lifecycle.begin(driver);
  if (asked) asked.isOn = true;
  const deployment = driver.declare(lifecycle.kind, inputs);
  await named("create", async () => {
    expect(await deployment.up()).toBe("created");
    expect(lifecycle.exists(driver, inputs)).toBe(true);
    await expectSettled(driver, deployment, inputs);
  });

  let current = inputs;
  for (const [attribute, change] of Object.entries(lifecycle.updates)) {
    const news = clean(change(current));
    await named(attribute, async () => {
      expect(await deployment.up(news)).toBe("updated");
      // State holds what was read back from the platform.
      expect(deployment.outputs).toMatchObject(news);
    });
    current = news;
  }
  await named("back to the start", async () => {
    // A field that has grown must shrink: a field of its own is replaced.
    const done = lifecycle.kind === "Field" ? "replaced" : "updated";
    expect(await deployment.up(inputs)).toBe(current === inputs ? "unchanged" : done);
    await expectSettled(driver, deployment, inputs);
  });

  for (const group of lifecycle.drift) {
    const drifts = group.filter(({ isTold }) => isTold?.(driver.emulator.dialect) ?? true);
    if (drifts.length === 0) continue;
    await named(drifts.map(({ title }) => title).join(", "), async () => {
      for (const { by } of drifts) by(driver, deployment);
      await letReadsCatchUp(driver, deployment);
      expect(await deployment.refresh()).toBe(true);
      expect(differences(inputs, deployment.inputs).sort()).toEqual(drifts.map(({ path }) => path).sort());
      for (const { path, shows } of drifts) expect(at(deployment.inputs, path)).toEqual(shows);
      expect(await deployment.up(inputs)).toBe(drifts.some(({ heals }) => heals) ? "replaced" : "updated");
      await expectSettled(driver, deployment, inputs);
    });
  }

  for (const [attribute, change] of Object.entries(lifecycle.replacements)) {
    const news = clean(change(inputs));
    await named(attribute, async () => {
      const before = liveId(deployment);
      expect(await deployment.up(news)).toBe("replaced");
      expect(liveId(deployment)).not.toBe(before);
      await expectSettled(driver, deployment, news);
      // A field that was shortened may grow again.
      expect(await deployment.up(inputs)).not.toBe("unchanged");
    });
  }

  if (lifecycle.deleteByHand) {
    lifecycle.deleteByHand(driver, deployment);
    await letReadsCatchUp(driver, deployment);
    expect(await deployment.refresh()).toBe(false);
    expect(await deployment.up(inputs)).toBe("created");
  }

  await named("delete", async () => {
    await deployment.destroy();
    expect(lifecycle.exists(driver, inputs)).toBe(false);
  });

  // Where no call tells the fields of an object, those that are not in state cannot be found.
  if (lifecycle.adopts === false || (dialectOf(dialect).fieldList === "none" && lifecycle.kind !== "Picklist")) return;
  await named("adopt", async () => {
    if (lifecycle.kind === "CustomObject" && isDroppedLate(driver.emulator.dialect)) await driver.clock.sleep(2 * droppingMilliseconds);
    const made = driver.declare(lifecycle.kind, inputs);
    await made.up();
    await letReadsCatchUp(driver, made);
    const adopted = driver.declare(lifecycle.kind, { ...inputs, adoptExisting: true });
    expect(await adopted.up()).toBe("created");
    expect(adopted.outputs.adopted).toBe(true);
    await expectSettled(driver, adopted, { ...inputs, adoptExisting: true });
    await adopted.destroy();
    expect(lifecycle.exists(driver, inputs)).toBe(true);
  });
}

/** A second `up` has nothing to do, and a refresh finds what was declared. */
async function expectSettled(driver: Driver, deployment: Deployment, inputs: Properties): Promise<void> {
  expect(await deployment.up(inputs)).toBe("unchanged");
  // After one that was new a read may be old again: then it looks as if somebody had taken the change back.
  if (typeof driver.emulator.dialect.staleReads !== "number") await letReadsCatchUp(driver, deployment);
  expect(await deployment.refresh()).toBe(true);
  expect(deployment.inputs).toEqual(inputs);
}

/** What is done by hand shows as late as what is done over the API. */
async function letReadsCatchUp(driver: Driver, { kind, id, outputs }: Deployment): Promise<void> {
  for (let read = 0; read < unsureReads(driver.emulator.dialect); read++) await driver.process(kind).read(id, outputs);
  if (kind === "CustomObject" && isDroppedLate(driver.emulator.dialect)) await driver.clock.sleep(2 * droppingMilliseconds);
}

async function named(step: string, run: () => Promise<void>): Promise<void> {
  await run().catch((error) => {
    if (error instanceof UserError) throw new Error(`${step}: ${words(error)}`);
    error.message = `${step}: ${error.message}`;
    throw error;
  });
}

/** As values travel: what is undefined is not there. */
function clean(inputs: Properties): Properties {
  return JSON.parse(JSON.stringify(inputs));
}

function at(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inner, key) => (inner as Properties | undefined)?.[key], value);
}

/** The paths at which two values differ, as deep as one side has something to compare. */
function differences(one: unknown, other: unknown, path: string[] = []): string[] {
  if (isDeepStrictEqual(one, other)) return [];
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return [path.join(".")];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences((one as Properties)[key], (other as Properties)[key], [...path, key]));
}
