import { createClient } from "../client/client";
import { leftoversOf } from "../lifecycle/leftoverSettings";
import { Session } from "../lifecycle/session";
import { readSettings, withEnvironment } from "../settings";
import { adapt, type DynamicProvider, type SessionSource } from "./adapter";
import { handlerOf } from "./handlers";
import { UserError } from "./userError";

/** What the provider's process was started with: the stack configuration, or the inputs of an explicit provider. */
interface ConfigureRequest {
  config: { get(key: string): string | undefined };
}

let session: ReturnType<SessionSource> = { problem: "the provider has not been configured" };
let isConfigured = false;

/** What the constant provider text calls: the state of every resource that was ever created names it. */
export function v1(kind: string): DynamicProvider & { configure(request: ConfigureRequest): void } {
  const handler = handlerOf(kind);
  if (!handler) throw new UserError(`This version of pulumi-astrozero does not know the resource ${kind}`, "install a newer one.");
  return { configure, ...adapt(handler, () => session) };
}

/** One process serves one configuration. It is taken in at once, since calls that arrive together do not wait for one another. */
function configure({ config }: ConfigureRequest): void {
  if (isConfigured) return;
  isConfigured = true;
  const settings = readSettings(withEnvironment((name) => config.get(`astrozero:${name}`), process.env));
  session =
    "problem" in settings
      ? settings
      : new Session(createClient(settings, { tell: show }), show, undefined, undefined, show, leftoversOf(settings));
}

/** Pulumi shows it under its diagnostics, in previews too, but not with `--diff`, where it shows each property instead. */
function show(message: string): void {
  console.warn(`astrozero: ${message}`);
}
