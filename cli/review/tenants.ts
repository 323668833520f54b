import { createClient } from "../../provider/client/client";
import { leftoversOf } from "../../provider/lifecycle/leftoverSettings";
import { Platform, Run, Session } from "../../provider/lifecycle/session";
import { definitions, readSettings, type SettingName, withEnvironment } from "../../provider/settings";
import { nameIn } from "./changes";
import { isMasked, type Plan, type Step } from "./plan";
import { ReviewProblem } from "./problem";

/** What is asked of one tenant: what the program allows counts in `judged`, nothing is allowed in `strict`. */
export interface Tenant {
  /** `notes` takes what guards tell beside what they refuse. */
  session(which: "judged" | "strict", notes: Set<string>): Session;
  readonly runs: Readonly<Record<"judged" | "strict", Run>>;
}

/** The tenants that a plan is for, with the settings that the provider would have. */
export class Tenants {
  private readonly known = new Map<string, Tenant>();

  constructor(
    private readonly plan: Plan,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** That of a resource, by its reference to its provider. */
  of(provider: string): Tenant {
    const tenant = this.known.get(provider) ?? this.connect(provider);
    this.known.set(provider, tenant);
    return tenant;
  }

  /** Whether the plan shows the settings of a provider. */
  shows(provider: string): boolean {
    return isDefault(provider) || this.stepOf(provider) !== undefined;
  }

  private connect(provider: string): Tenant {
    const configured = { ...this.plan.config, ...this.inputsOf(provider) };
    const given = (name: SettingName) => configured[`astrozero:${name}`];
    const known = (name: SettingName) => (isMasked(given(name)) || given(name) === undefined ? undefined : String(given(name)));
    const settings = readSettings(withEnvironment(known, this.environment));
    if ("problem" in settings) {
      const hidden = Object.keys(definitions).filter((name) => isMasked(given(name as SettingName)));
      const advice = hidden.map(
        (name) => `  export ${definitions[name as SettingName].environment}="$(pulumi config get astrozero:${name})"`,
      );
      const why = hidden.length > 0 ? ["The plan does not show secrets. Give them to the review in the environment:", ...advice] : [];
      throw new ReviewProblem([settings.problem, ...why].join("\n"));
    }
    const client = createClient(settings);
    const platform = new Platform();
    const runs = { judged: new Run(), strict: new Run() };
    return {
      runs,
      session: (which, notes) => {
        const note = (message: string) => void notes.add(message);
        return new Session(client, note, platform, runs[which], note, leftoversOf(settings));
      },
    };
  }

  /** The settings of a provider of its own. The default one has those of the stack. */
  private inputsOf(provider: string): Record<string, unknown> {
    if (isDefault(provider)) return {};
    const step = this.stepOf(provider);
    const inputs = step?.newState?.inputs ?? step?.oldState?.inputs;
    if (inputs) return inputs;
    throw new ReviewProblem(
      `The plan does not show the settings of the provider ${nameIn(urnOf(provider))}. Make it with \`--show-sames\`.`,
    );
  }

  private stepOf(provider: string): Step | undefined {
    return this.plan.steps.find(({ urn }) => urn === urnOf(provider));
  }
}

/** A reference to a provider is its URN and its id. */
function urnOf(provider: string): string {
  return provider.slice(0, provider.lastIndexOf("::"));
}

function isDefault(provider: string): boolean {
  return provider === "" || /^default(_|$)/.test(nameIn(urnOf(provider)));
}
