import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { Project } from "../../tests/support/engine";
import type { Contestant } from "./contestants";
import { peakMemory } from "./peakMemory";

export const steps = ["up", "preview", "refresh", "update", "destroy"] as const;
export type Step = (typeof steps)[number];

/** What one step took. */
export interface Measured {
  seconds: number;
  requests: number;
  /** Peak of the provider's process, in MB. */
  memory: number;
}

/** One contestant on a tenant and a stack of its own, step by step, so that several can take turns. */
export class Course {
  private constructor(
    private readonly contestant: Contestant,
    private readonly size: number,
    private readonly project: Project,
    private readonly emulator: Emulator,
  ) {}

  static async start(contestant: Contestant, size: number, environment: Readonly<Record<string, string>>): Promise<Course> {
    const emulator = await startEmulator();
    const project = await Project.create({
      program: contestant.program(size, "First"),
      environment: { ...emulator.environment, ...environment },
      timeout: 900_000,
    });
    for (const [name, text] of Object.entries(contestant.files ?? {})) writeFileSync(join(project.directory, name), text);
    return new Course(contestant, size, project, emulator);
  }

  async run(step: Step): Promise<Measured> {
    if (step === "update") this.project.setProgram(this.contestant.program(this.size, "Second"));
    this.emulator.requests.clear();
    const memory = peakMemory(this.project.directory);
    const begin = performance.now();
    await this.commands[step]();
    const seconds = (performance.now() - begin) / 1000;
    return { seconds, requests: this.emulator.requests.count(), memory: memory.stop() };
  }

  stateBytes(): number {
    return Buffer.byteLength(this.project.stateText());
  }

  async stop(): Promise<void> {
    await this.project.dispose();
    await this.emulator.stop();
  }

  private readonly commands: Record<Step, () => Promise<unknown>> = {
    up: () => this.project.up(),
    preview: () => this.project.preview({ args: ["--expect-no-changes"] }),
    refresh: () => this.project.refresh(),
    update: () => this.project.up(),
    destroy: () => this.project.destroy(),
  };
}
