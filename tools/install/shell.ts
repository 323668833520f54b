import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { runCommand } from "../../tests/support/command";
import { environment } from "../../tests/support/environment";
import { killTree } from "../../tests/support/processTree";

type Variables = Readonly<Record<string, string>>;

/** What a package manager needs to know of the way to its registry; programs do without. */
const network = /^(https?_proxy|no_proxy|npm_config_registry|yarn_npm_registry_server|node_extra_ca_certs|ssl_cert_file)$/i;

/** Runs command lines in a folder, as somebody types them there, and keeps what they print. */
export class Shell {
  private readonly lines: string[] = [];

  /** `path` comes before the PATH of whoever runs this. */
  constructor(
    readonly directory: string,
    private readonly variables: Variables,
    private readonly path: readonly string[],
  ) {}

  /** Everything that was typed and printed. */
  get log(): string {
    return this.lines.join("\n");
  }

  /** Answers what the command printed; rejects when it fails. */
  async run(command: string, variables: Variables = {}): Promise<string> {
    this.lines.push(`$ ${command}`);
    const env = environment({ ...this.variables, ...variables }, this.path);
    const result = await runCommand("bash", ["-euc", command], { cwd: this.directory, env, timeout: 300_000 });
    this.lines.push(result.stdout, result.stderr);
    if (result.code !== 0) throw new Error(`${command} ended with code ${result.code}:\n${result.stdout}${result.stderr}`);
    return result.stdout.trim();
  }

  /** Runs a command that reaches a registry. */
  install(command: string): Promise<string> {
    const passed = Object.entries(process.env).filter(([name, value]) => network.test(name) && value !== undefined);
    return this.run(command, Object.fromEntries(passed) as Variables);
  }

  /** Starts a command that lasts; answers the variables that it prints to export, and how to stop it. */
  async start(command: string, count: number): Promise<{ exported: Record<string, string>; stop: () => Promise<void> }> {
    this.lines.push(`$ ${command} &`);
    const env = environment(this.variables, this.path);
    const child = spawn("bash", ["-euc", command], { cwd: this.directory, env, stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.lines.push(text));
    const exported: Record<string, string> = {};
    for await (const line of createInterface(child.stdout)) {
      this.lines.push(line);
      const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
      if (name && value) exported[name] = value;
      if (Object.keys(exported).length === count) break;
    }
    child.stdout.resume();
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) killTree(child.pid);
      return ended;
    };
    if (Object.keys(exported).length === count) return { exported, stop };
    await stop();
    throw new Error(`${command} ended before it had printed ${count} variables.`);
  }
}
