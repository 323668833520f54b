import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandResult, runCommand } from "./command";
import { environment } from "./environment";
import { removeAtEnd } from "./leftovers";
import { type Operation, operation, previewedSteps, type Step } from "./operation";
import { installInto, temporaryDirectory } from "./programDirectory";
import type { SdkVersion } from "./sdk";

export type { CommandResult, Operation, Step };

const stack = "test";
const name = "test";

export interface ProjectOptions {
  /** The source of the program: `index.js`, or `index.ts` with `language: "typescript"`. */
  readonly program: string;
  readonly language?: "javascript" | "typescript";
  /** Environment of every command, for example the emulator's; nothing of the developer's shell is passed on. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly sdk?: SdkVersion;
  /** For each command, in milliseconds. */
  readonly timeout?: number;
}

export interface CommandSettings {
  /** The command is expected to fail: then success is what makes the call reject. */
  readonly fails?: boolean;
  /** Environment of this command in addition to the project's. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  /** The folder that the command is run in. Default: that of the program. */
  readonly cwd?: string;
  /** Aborting kills the command with everything it started, the provider first: the engine may still write what it knows by then. */
  readonly signal?: AbortSignal;
  /** Aborting kills the engine first, as a crash of the machine would: it writes nothing more. */
  readonly crash?: AbortSignal;
}

export interface OperationSettings extends CommandSettings {
  /** More arguments of the command, for example `["--diff"]`. */
  readonly args?: readonly string[];
  /** Run the preview that the CLI makes before up, refresh and destroy as well; it doubles the time. */
  readonly preview?: boolean;
}

/** A resource as it stands in the state file. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
  readonly protect?: boolean;
  readonly parent?: string;
  readonly provider?: string;
}

/** A Pulumi project with one stack in a temporary folder, operated with the real CLI on a backend of its own. */
export class Project {
  private readonly root = temporaryDirectory();
  private readonly stop = new AbortController();
  private readonly running = new Set<Promise<CommandResult>>();
  private readonly forget: () => void;
  private eventLogs = 0;
  /** The program's folder. */
  readonly directory = join(this.root, "program");

  private constructor(private readonly options: ProjectOptions) {
    this.forget = removeAtEnd(() => this.dispose());
    installInto(this.directory, options.sdk ?? "newest");
    for (const folder of ["home", "state"]) mkdirSync(join(this.root, folder));
    writeFileSync(join(this.directory, "Pulumi.yaml"), JSON.stringify({ name, runtime: "nodejs" }));
    if (options.language === "typescript") {
      const compilerOptions = { strict: true, target: "es2022", module: "node16", moduleResolution: "node16", skipLibCheck: true };
      writeFileSync(join(this.directory, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    }
    this.setProgram(options.program);
  }

  static async create(options: ProjectOptions): Promise<Project> {
    const project = new Project(options);
    await project.pulumi(["stack", "init", stack]);
    return project;
  }

  setProgram(text: string): void {
    writeFileSync(join(this.directory, this.options.language === "typescript" ? "index.ts" : "index.js"), text);
  }

  async config(key: string, value: string, { secret = false } = {}): Promise<void> {
    await this.pulumi(["config", "set", secret ? "--secret" : "--plaintext", key, "--", value]);
  }

  preview(settings: OperationSettings = {}): Promise<Operation> {
    return this.operate("preview", [], settings);
  }

  up(settings: OperationSettings = {}): Promise<Operation> {
    return this.operate("up", ["--yes", ...skipPreview(settings)], settings);
  }

  refresh(settings: OperationSettings = {}): Promise<Operation> {
    return this.operate("refresh", ["--yes", ...skipPreview(settings)], settings);
  }

  destroy(settings: OperationSettings = {}): Promise<Operation> {
    return this.operate("destroy", ["--yes", ...skipPreview(settings)], settings);
  }

  /** The steps of `pulumi preview --json`, as a user's pipeline sees them. */
  async previewJson({ args = [], ...settings }: OperationSettings = {}): Promise<Step[]> {
    const { stdout } = await this.pulumi(["preview", "--json", ...args], settings);
    return previewedSteps(stdout);
  }

  /** Any command of the CLI. */
  async pulumi(args: readonly string[], settings: CommandSettings = {}): Promise<CommandResult> {
    const running = runCommand("pulumi", ["--non-interactive", "--color", "never", ...args], {
      cwd: settings.cwd ?? this.directory,
      env: this.environment(settings),
      timeout: settings.timeout ?? this.options.timeout ?? 120_000,
      signal: AbortSignal.any([this.stop.signal, ...(settings.signal ? [settings.signal] : [])]),
      ...(settings.crash && { crash: settings.crash }),
    });
    this.running.add(running);
    const result = await running.finally(() => this.running.delete(running));
    if ((result.code !== 0) === (settings.fails ?? false)) return result;
    const outcome = settings.fails ? "should have failed" : `failed with code ${result.code}`;
    throw new Error(`pulumi ${args.join(" ")} ${outcome}. It printed:\n${result.stdout}${result.stderr}`);
  }

  /** The state file of the stack, as written. */
  stateText(): string {
    const file = join(this.root, "state/.pulumi/stacks", name, `${stack}.json`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  }

  /** What the state holds, without the stack and the providers. */
  resources(): StateResource[] {
    return this.allResources().filter(({ type }) => !type.startsWith("pulumi:"));
  }

  /** The outputs that the program exports, as the state holds them. */
  outputs(): Readonly<Record<string, unknown>> {
    return this.allResources().find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
  }

  /** Kills what still runs and removes the files. What exists on the platform stays. */
  async dispose(): Promise<void> {
    this.forget();
    this.stop.abort();
    await Promise.allSettled(this.running);
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  private async operate(command: string, own: readonly string[], { args = [], ...settings }: OperationSettings): Promise<Operation> {
    this.eventLogs += 1;
    const eventLog = join(this.root, `events-${this.eventLogs}.jsonl`);
    const result = await this.pulumi([command, ...own, "--suppress-progress", "--event-log", eventLog, ...args], settings);
    return operation(result, eventLog);
  }

  private allResources(): StateResource[] {
    const text = this.stateText();
    return text ? (JSON.parse(text).checkpoint.latest?.resources ?? []) : [];
  }

  private environment(settings: CommandSettings): Record<string, string> {
    const engine = process.env.PULUMI_ASTROZERO_ENGINE;
    if (engine === undefined) throw new Error("The engine is not set up: run these tests through Jest, project engine.");
    const home = join(this.root, "home");
    const values = {
      HOME: home,
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${join(this.root, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // Makes the CLI accept --event-log, as Pulumi's Automation API does.
      PULUMI_DEBUG_COMMANDS: "true",
      ...this.options.environment,
      ...settings.environment,
    };
    return environment(values, [engine]);
  }
}

function skipPreview({ preview = false }: OperationSettings): string[] {
  return preview ? [] : ["--skip-preview"];
}
