import { contestants, type Name } from "./contestants";
import { Course, type Measured, type Step, steps } from "./course";

/** Who runs: a contestant, and how the engine is set. */
export interface Entry {
  readonly name: Name;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Result {
  race: string;
  contestant: Name;
  size: number;
  steps: Record<Step, Measured>;
  /** Of the state after `up`. */
  stateBytes: number;
}

/** All run the same steps in turns: other work of the machine slows all of them. */
export async function race(title: string, size: number, entries: readonly Entry[]): Promise<Result[]> {
  const courses = await Promise.all(
    entries.map(async ({ name, environment = {} }) => ({ name, course: await Course.start(contestants[name], size, environment) })),
  );
  const results = courses.map(
    ({ name }): Result => ({
      race: title,
      contestant: name,
      size,
      steps: {} as Result["steps"],
      stateBytes: 0,
    }),
  );
  try {
    for (const step of steps) {
      for (const [index, { name, course }] of courses.entries()) {
        const result = results[index] as Result;
        result.steps[step] = rounded(await course.run(step));
        if (step === "up") result.stateBytes = course.stateBytes();
        const { seconds, requests, memory } = result.steps[step];
        console.log([title, name, step, `${seconds} s`, `${requests} requests`, `${memory} MB`].join("\t"));
      }
    }
  } finally {
    await Promise.all(courses.map(({ course }) => course.stop()));
  }
  return results;
}

function rounded({ seconds, ...rest }: Measured): Measured {
  return { seconds: Math.round(seconds * 100) / 100, ...rest };
}
