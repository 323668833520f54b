import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { environment } from "./environment";
import { removeAtEnd } from "./leftovers";
import { installInto, temporaryDirectory } from "./programDirectory";
import { connect, type Properties, type ProviderCalls } from "./providerClient";
import { type SdkVersion, sdkDirectory } from "./sdk";

export * from "./providerClient";

export interface ProviderProcessOptions {
  readonly sdk?: SdkVersion;
  /** The program's folder, from which the provider's text resolves its requires. By default a new one in which the package is installed. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The stack's configuration with full keys, for example `astrozero:url`. */
  readonly config?: Properties;
}

/** The SDK's dynamic-provider process, started and called as the engine does it. */
export interface ProviderProcess extends ProviderCalls {
  readonly pid: number;
  /** What the process has printed so far, without the port. */
  readonly stdout: string;
  readonly stderr: string;
  configure(config: Properties): Promise<void>;
  /** The same calls for resources with this provider text: it is added to whatever is sent. */
  withText(text: string): ProviderCalls;
  stop(): Promise<void>;
}

// The engine passes its own address; the process only uses it to log, and nothing listens here.
const engineAddress = "127.0.0.1:9";

export async function startProviderProcess(options: ProviderProcessOptions = {}): Promise<ProviderProcess> {
  const sdk = options.sdk ?? "newest";
  const created = options.cwd === undefined ? temporaryDirectory() : undefined;
  if (created) installInto(created, sdk);
  const child = spawn(process.execPath, [join(sdkDirectory(sdk), "cmd/dynamic-provider"), engineAddress], {
    cwd: options.cwd ?? created,
    env: environment({ PULUMI_PROJECT: "test", PULUMI_NODEJS_PROJECT: "test", ...options.env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const output = collect(child);
  const stop = async () => {
    forget();
    client?.close();
    child.kill("SIGKILL");
    await ended;
    if (created) rmSync(created, { recursive: true, force: true });
  };
  const forget = removeAtEnd(stop);
  let client: ReturnType<typeof connect> | undefined;
  try {
    client = connect(sdkDirectory(sdk), await output.port);
    await client.configure(options.config ?? {});
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...client.calls(),
    pid: child.pid ?? -1,
    get stdout() {
      return output.stdout();
    },
    get stderr() {
      return output.stderr();
    },
    configure: client.configure,
    withText: client.calls,
    stop,
  };
}

/** The first line on standard output is the port; the rest is the provider's own. */
function collect(child: ChildProcess) {
  let stdout = "";
  let stderr = "";
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
      if (stdout.includes("\n")) resolve(Number.parseInt(stdout, 10));
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`The provider process ended before it told its port:\n${stdout}${stderr}`)));
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  return { port, stdout: () => stdout.slice(stdout.indexOf("\n") + 1), stderr: () => stderr };
}
