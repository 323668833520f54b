import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { characters, type Dialect, dialectAlternatives } from "../../../emulator";
import { droppingMilliseconds } from "../../../emulator/world/objects";
import { UserError } from "../../../provider/dynamic/userError";
import { type Deployment, Driver, type Properties, words } from "../../support/driver";
import type { Story } from "./stories";

/** Switches that none of these kinds can meet, and those that have tests of their own (undocumented.test.ts). */
const elsewhere: (keyof Dialect)[] = ["numberWire", "checkboxWire", "multiSelectWire", "systemFields", "undocumented"];

/** Where each attribute is changed alone: as the documentation is most likely meant, and on three whole platforms. */
const whole: [string, Partial<Dialect>][] = [["the likeliest reading", {}], ...Object.entries(characters)];

/** Where all attributes change together: every single switch that the kind can meet. */
function single({ untouchedBy }: Story): [string, Partial<Dialect>][] {
  return dialectAlternatives
    .filter(({ dialect }) => ![...elsewhere, ...untouchedBy].some((name) => name in dialect))
    .map(({ name, dialect }) => [name, dialect]);
}

/** Milliseconds for a whole life on a busy machine; an idle one needs a tenth of it. */
const patience = 30_000;

/** The whole life of one kind, in every dialect. */
export function tell(story: Story): void {
  describe.each(whole)("%s", (_name, dialect) => live(story, dialect));
  describe.each(single(story))("%s", (_name, dialect) => live({ ...story, updates: { all: together(story) } }, dialect));
}

function together({ updates }: Story): (inputs: Properties) => Properties {
  return (inputs) => Object.values(updates).reduce((changed, update) => update(changed), inputs);
}

function live(story: Story, dialect: Partial<Dialect>): void {
  let driver: Driver;
  beforeAll(async () => {
    driver = await Driver.start({ throttleRate: 100, ...dialect });
  });
  beforeEach(() => {
    driver.reset();
    // The documented form body is what the provider sends; the other way has to be configured.
    if (dialect.tokenParameters === "query") driver.connect({ tokenParameters: "query" });
  });
  afterEach(() => expect(driver.emulator.failures).toEqual([]));
  afterAll(() => driver.stop());

  test(
    `${story.kind} lives and dies`,
    async () => {
      const inputs = await story.begin(driver);
      const deployment = driver.declare(story.kind, inputs);
      await named("create", async () => {
        expect(await deployment.up()).toBe("created");
        expect(story.exists(driver, inputs)).toBe(true);
        await expectSettled(deployment, inputs);
      });

      let current = inputs;
      for (const [attribute, change] of Object.entries(story.updates)) {
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
        expect(await deployment.up(inputs)).toBe(story.kind === "Field" ? "replaced" : "updated");
        await expectSettled(deployment, inputs);
      });

      for (const { title, by, path, shows } of story.drift) {
        await named(title, async () => {
          by(driver, deployment);
          await letReadsCatchUp(driver, deployment);
          expect(await deployment.refresh()).toBe(true);
          expect(differences(inputs, deployment.inputs)).toEqual([path]);
          expect(at(deployment.inputs, path)).toEqual(shows);
          expect(await deployment.up(inputs)).toBe("updated");
          await expectSettled(deployment, inputs);
        });
      }

      for (const [attribute, change] of Object.entries(story.replacements)) {
        const news = clean(change(inputs));
        await named(attribute, async () => {
          const { id } = deployment;
          expect(await deployment.up(news)).toBe("replaced");
          expect(deployment.id).not.toBe(id);
          await expectSettled(deployment, news);
          // A field that was shortened may grow again.
          expect(await deployment.up(inputs)).not.toBe("unchanged");
          await expectSettled(deployment, inputs);
        });
      }

      story.deleteByHand(driver, deployment);
      await letReadsCatchUp(driver, deployment);
      expect(await deployment.refresh()).toBe(false);
      expect(await deployment.up(inputs)).toBe("created");
      await expectSettled(deployment, inputs);

      await deployment.destroy();
      expect(story.exists(driver, inputs)).toBe(false);
    },
    patience,
  );
}

/** A second `up` has nothing to do, and a refresh finds what was declared. */
async function expectSettled(deployment: Deployment, inputs: Properties): Promise<void> {
  expect(await deployment.up(inputs)).toBe("unchanged");
  expect(await deployment.refresh()).toBe(true);
  expect(deployment.inputs).toEqual(inputs);
}

/** What is done by hand shows as late as what is done over the API. */
async function letReadsCatchUp(driver: Driver, { kind, id, outputs }: Deployment): Promise<void> {
  const { staleReads, objectDelete } = driver.emulator.dialect;
  for (let read = 0; read < staleReads; read++) await driver.process(kind).read(id, outputs);
  if (objectDelete === "dropping") await setTimeout(2 * droppingMilliseconds);
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
