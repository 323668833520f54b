import fc from "fast-check";
import { type CleanRun, FaultyTenant, isLoss } from "./faultyTenant";
import { type Parts, partNames, partsOfEverything } from "./partsOfEverything";
import type { Death, Stack } from "./stack";

/** Where in a run the provider dies: a share of its calls. */
interface Kill {
  share: number;
  when: Death["when"];
  /** Whether a refresh follows. */
  refreshes: boolean;
}

/** A program, what people enter before it is deployed, and whether the run is killed. */
interface Step {
  parts: Parts;
  entered: readonly Entry[];
  kill: Kill | null;
}

/** A record that people make: in which fields it has a value. */
interface Entry {
  field: string;
  value: string;
}

const region = "demo__Region__CST";

const versions = fc.constantFrom("first" as const, "second" as const);
const parts = fc
  .subarray(partNames, { minLength: 0 })
  .chain((names) =>
    fc.tuple(...names.map(() => versions)).map((chosen) => Object.fromEntries(names.map((name, i) => [name, chosen[i] ?? "first"]))),
  );
const entry = fc.constantFrom<Entry>(
  { field: "demo__title__CST", value: "ours" },
  { field: "demo__old__CST", value: "kept" },
  { field: "demo__note__CST", value: "noted" },
  { field: "demo__status__CST", value: "Late" },
  { field: "demo__status__CST", value: "New" },
);
const kill = fc.record({
  share: fc.nat(999).map((n) => n / 1000),
  when: versionsOf("before", "after"),
  refreshes: fc.boolean(),
});
const step = fc.record({ parts, entered: fc.array(entry, { maxLength: 2 }), kill: fc.option(kill, { freq: 3 }) });

function versionsOf<const T extends string>(...all: T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...all);
}

/** Programs of all kinds, one after the other. */
const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 2, maxLength: 3 });

/** A test of so many sequences; the environment may ask for more, and for other ones. */
export function testAnyProgram({ numRuns, seed }: { numRuns: number; seed: number }): void {
  const { PROPERTY_RUNS = numRuns, FC_SEED = 0 } = process.env;
  test("any program of all kinds, then any other, with a kill at any call, ends as without it, and no record of people is lost", async () => {
    const tenant = await FaultyTenant.start();
    try {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          expect(await deployed(tenant, all)).toEqual([]);
        }),
        { numRuns: Number(PROPERTY_RUNS), seed: seed + Number(FC_SEED), endOnFailure: true },
      );
    } finally {
      await tenant.stop();
    }
  }, 7_200_000);
}

/** What the runs of some steps leave where none is killed, step by step. */
interface Course {
  runs: CleanRun[];
  requests: number[];
  /** Whether a step was refused until people gave their data up. */
  losses: boolean[];
}

/** Deploys the programs on two fresh tenants, with and without kills; what is wrong then. */
async function deployed(tenant: FaultyTenant, all: readonly Step[]): Promise<string[]> {
  const course = await clean(tenant, all);
  const stack = tenant.begin();
  const people = new People(tenant);
  const resolved = {};
  const wrong: string[] = [];
  for (const [index, { parts, entered, kill }] of all.entries()) {
    const run = course.runs[index];
    if (!run) throw new Error("every step has its run");
    people.enter(entered);
    if (kill) {
      const at = Math.floor(kill.share * (course.requests[index] ?? 0));
      await stack.up(partsOfEverything(parts, resolved), { at, when: kill.when });
      wrong.push(...people.missed(index));
      if (kill.refreshes) wrong.push(...(await stack.refresh()).map((failure) => `step ${index}, refresh: ${failure}`));
    }
    const onLoss = () => {
      if (!course.losses[index]) wrong.push(`step ${index}: a loss is refused that no run without a kill sees`);
      wrong.push(...people.missed(index));
      people.giveUp();
    };
    const outcome = await tenant.converge(stack, (answers) => partsOfEverything(parts, answers), run, { onLoss, resolved });
    wrong.push(...outcome.map((what) => `step ${index}: ${what}`), ...people.missed(index));
    if (wrong.length > 0) return wrong;
  }
  return [...(await destroyed(stack, people)), ...tenant.emulator.failures.map(String)];
}

async function clean(tenant: FaultyTenant, all: readonly Step[]): Promise<Course> {
  const course: Course = { runs: [], requests: [], losses: [] };
  const stack = tenant.begin();
  const people = new People(tenant);
  for (const [index, { parts, entered }] of all.entries()) {
    people.enter(entered);
    const program = partsOfEverything(parts);
    let failures = await stack.up(program);
    course.requests.push(stack.requests);
    course.losses.push(failures.some(isLoss));
    for (let refused = 0; refused < 3 && failures.some(isLoss); refused++) {
      const missed = people.missed(index);
      if (missed.length > 0) throw new Error(`without a kill: ${missed.join("\n")}`);
      people.giveUp();
      failures = await stack.up(program);
    }
    if (failures.length > 0) throw new Error(`without a kill: step ${index}: ${failures.join("\n")}`);
    course.runs.push(tenant.run());
  }
  return course;
}

/** `pulumi destroy` leaves what people made, until they give it up, and then nothing. */
async function destroyed(stack: Stack, people: People): Promise<string[]> {
  let failures = await stack.destroy();
  const missed = people.missed("destroy");
  if (failures.some(isLoss)) {
    people.giveUp();
    failures = await stack.destroy();
  }
  return [...missed, ...failures.map((failure) => `destroy: ${failure}`)];
}

/** Those who enter records beside the program, and miss them when they are gone. */
class People {
  private readonly records = new Map<string, Entry>();

  constructor(private readonly tenant: FaultyTenant) {}

  private get world() {
    return this.tenant.emulator.world;
  }

  /** Enters records into the object of the program, as far as it is there and has the fields. */
  enter(entries: readonly Entry[]): void {
    for (const entry of entries.filter((one) => this.mayEnter(one))) {
      const [record] = this.world.records.add(region, [{ name: "ours", [entry.field]: entry.value }]);
      if (record) this.records.set(record.id, entry);
    }
  }

  private mayEnter({ field, value }: Entry): boolean {
    const isThere = this.world.objects.find(region) && this.world.fields.all(region).some(({ name }) => name === field);
    if (!isThere || field !== "demo__status__CST") return isThere === true;
    return this.world.picklists.get("demo__Status").values.some((one) => one.value === value);
  }

  /** The records of theirs that are gone, or lack the value. */
  missed(step: number | string): string[] {
    const isThere = this.world.objects.find(region) !== undefined;
    const there = new Map((isThere ? this.world.records.all(region) : []).map((record) => [record.id, record]));
    return [...this.records].flatMap(([id, { field, value }]) =>
      there.get(id)?.values[field] === value ? [] : [`step ${step}: people miss ${field} "${value}"`],
    );
  }

  /** They delete what they entered. */
  giveUp(): void {
    for (const id of this.records.keys()) this.world.records.delete(region, id);
    this.records.clear();
  }
}
