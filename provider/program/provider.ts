import * as pulumi from "@pulumi/pulumi";
import { definitions, readSettings, type SettingName, withEnvironment } from "../settings";

/** Settings of one tenant. What is left out comes from the stack configuration, then from the environment. */
export interface ProviderArgs {
  /** Base URL of the installation, for example `https://appcube.cn-north-4.huaweicloud.com`. Environment: `ASTROZERO_URL`. */
  url?: pulumi.Input<string> | undefined;
  /** `client_id` of the OAuth entry (client mode). Environment: `ASTROZERO_CLIENT_ID`. (page 0009) */
  clientId?: pulumi.Input<string> | undefined;
  /** `client_secret` of the OAuth entry; kept as a secret. Environment: `ASTROZERO_CLIENT_SECRET`. (page 0009) */
  clientSecret?: pulumi.Input<string> | undefined;
  /** A token that somebody else renews, in place of the client id and secret; kept as a secret. Environment: `ASTROZERO_ACCESS_TOKEN`. */
  accessToken?: pulumi.Input<string> | undefined;
  /** Namespace of the tenant, at most 15 characters. A plain text, since names are computed in the program. Environment: `ASTROZERO_NAMESPACE`. */
  namespace?: string | undefined;
  /**
   * Where the sign-in's parameters travel: in the documented form body, or in the query string, which ends in access logs, for
   * installations that overlook the body. Default: `body`.
   */
  tokenParameters?: "body" | "query" | undefined;
  /**
   * `deny` keeps the provider from calls that the API reference does not print (update and delete of objects, fields, triggers, validators and
   * layouts; scripts; switching flows and BPMs): an update then fails with an error, a delete leaves state with a warning. Default: `allow`.
   */
  undocumentedOperations?: "allow" | "deny" | undefined;
  /** Whether `url` may be plain http on another machine: client secret and tokens then travel in clear. Default: `false`. */
  allowHttp?: boolean | undefined;
  /** Most requests under way at once. Default: 10. */
  maxConcurrency?: pulumi.Input<number> | undefined;
  /** Most requests a second. Default: as many as the platform allows; the provider slows down when it answers 429. */
  requestsPerSecond?: pulumi.Input<number> | undefined;
  /** Seconds that one call may take with all its repeats. Default: 300. */
  timeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which something that is exactly as declared may be taken for what an interrupted run of this program left; 0: nothing is. Default:
   * 86400, a day.
   */
  leftoverWindow?: pulumi.Input<number> | undefined;
  /** API names, with commas, of things that an interrupted run left, and that are taken over as this program's own. Best given for one run as `ASTROZERO_RECOVER`. */
  recover?: pulumi.Input<string> | undefined;
  /** PEM file with the certificate authorities of a private installation. */
  caFile?: pulumi.Input<string> | undefined;
  /** HTTP proxy; kept as a secret, since its URL may hold a password. Default: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` of the environment. */
  proxy?: pulumi.Input<string> | undefined;
}

/**
 * One tenant of Astro Zero. Programs that work with a single tenant need none: the stack configuration is enough.
 *
 * @example
 * ```ts
 * const test = new astrozero.Provider("test", { url: "https://test.example.com", namespace: "acme", clientId, clientSecret });
 * new astrozero.CustomObject("Customer", { fields: { code: text() } }, { provider: test });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /** Namespace of the tenant. */
  readonly namespace: string | undefined;

  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    const inputs = inputsOf(args);
    super(
      "pulumi-nodejs",
      name,
      Object.fromEntries(Object.entries(inputs).map(([setting, value]) => [`astrozero:${setting}`, value])),
      opts,
    );
    const configured = new pulumi.Config("astrozero").get("namespace");
    this.namespace = args.namespace ?? configured ?? withEnvironment(() => undefined, process.env)("namespace");
    // Not enumerable: programs do not come across it.
    Object.defineProperty(this, inputsKey, { value: inputs });
  }

  /** Whether a value is a `Provider` of this package, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Provider {
    return pulumi.CustomResource.isInstance(value) && inputsKey in value;
  }
}

/** The same in every copy of the package: the settings of a provider count whichever copy made it. */
const inputsKey = Symbol.for("pulumi-astrozero.Provider.inputs");

type Inputs = Partial<Record<SettingName, pulumi.Input<string>>>;

/** The settings that a provider hands on: its arguments, completed by the stack configuration. */
function inputsOf(args: ProviderArgs): Inputs {
  const config = new pulumi.Config("astrozero");
  const inputs: Inputs = {};
  const signsIn = args.clientId !== undefined || args.clientSecret !== undefined;
  for (const setting of Object.keys(definitions) as SettingName[]) {
    const value = args[setting];
    const isSecret = "secret" in definitions[setting];
    // The provider's own process sees only these inputs: the stack's settings have to be handed on, but not a token of its tenant
    // beside the client id or secret of this one.
    const isOther = setting === "accessToken" && signsIn;
    const configured = isOther ? undefined : isSecret ? config.getSecret(setting) : config.get(setting);
    const chosen = value === undefined ? configured : pulumi.output(value).apply(String);
    if (chosen !== undefined) inputs[setting] = isSecret ? pulumi.secret(chosen) : chosen;
  }
  return inputs;
}

/** The provider of options: their own, else that of the parent; undefined: the stack configuration. */
export function providerOf(opts: { provider?: pulumi.ProviderResource; parent?: pulumi.Resource } | undefined): Provider | undefined {
  const provider = opts?.provider ?? opts?.parent?.getProvider("pulumi-nodejs:dynamic:Resource");
  return Provider.isInstance(provider) ? provider : undefined;
}

/**
 * The settings with which a provider's own process works, or what is wrong with them. Not known while a setting is not known yet. Secrets
 * stand in them as plain texts: they are for making a client, and for nothing else.
 */
export function settingsOf(provider: Provider | undefined): pulumi.Output<ReturnType<typeof readSettings>> {
  const inputs = (provider as { [inputsKey]?: Inputs } | undefined)?.[inputsKey] ?? inputsOf({});
  return pulumi.unsecret(pulumi.output(inputs)).apply((values) => readSettings(withEnvironment((name) => values[name], process.env)));
}
