import { type Emulator, type EmulatorOptions, type Stored, startEmulator } from "../../emulator";
import { Project, type ProjectOptions } from "./engine";
import { noteReached } from "./reached";

/** A local Astro Zero, and a Pulumi project that works on it. */
export interface Tenant {
  readonly emulator: Emulator;
  readonly project: Project;
}

export interface TenantOptions extends Omit<ProjectOptions, "environment"> {
  readonly emulator?: EmulatorOptions;
  /** Of every command, beside the emulator's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the emulator's settings are in the environment of every command. Default: true. */
  readonly configured?: boolean;
}

/** Tells a story on a tenant and a project of its own. Both are gone at its end, however it ends. */
export async function withTenant(options: TenantOptions, story: (tenant: Tenant) => Promise<void>): Promise<void> {
  const { emulator: emulatorOptions, configured = true, environment, ...projectOptions } = options;
  const emulator = await startEmulator({ log: noteReached, ...emulatorOptions });
  try {
    const settings = { ...(configured && emulator.environment), ...environment };
    const project = await Project.create({ ...projectOptions, environment: settings });
    try {
      await story({ emulator, project });
      expect(emulator.failures).toEqual([]);
    } finally {
      await project.dispose();
    }
  } finally {
    await emulator.stop();
  }
}

/** A program in JavaScript: `pulumi`, the resources and the constructors of `fields` are at hand. */
export function program(body: string): string {
  return `
const pulumi = require("@pulumi/pulumi");
const { Bpm, BpmInstance, CustomObject, Field, Flow, FlowRun, Layout, Picklist, Provider, Script, ScriptRun, Trigger, Validator, fields } = require("pulumi-astrozero");
const { checkbox, currency, date, formula, lookup, masterDetail, number, self, singleSelect, text, textArea } = fields;
${body}`;
}

/** A flow that can be run, for the seed of an emulator. */
export function runnableFlow(name: string) {
  return {
    name,
    label: "Set up",
    processType: "Autolaunched Flow" as const,
    localUrl: `/run/${name}`,
    startElement: "one",
    decisions: [{ name: "one" }],
    active: true,
  };
}

/** API names of the custom objects that the tenant has. */
export function objectNames({ world }: Emulator): string[] {
  return world.objects
    .all()
    .filter(({ category }) => category === 3)
    .map(({ name }) => name);
}

/** The custom fields of an object of the tenant, in the order of their creation. */
export function customFields({ world }: Emulator, object: string): Stored<"fields">[] {
  return world.fields.all(object).filter(({ name }) => name.endsWith("__CST"));
}

export function fieldNames(emulator: Emulator, object: string): string[] {
  return customFields(emulator, object).map(({ name }) => name);
}

const reading = new Set(["OAuth2Token", "QueryObjectRecordNumber"]);

/** Names of the calls that changed something, or were to, in the order of their arrival. */
export function writes({ requests }: Emulator): string[] {
  return requests.list
    .filter(({ method, operation = "" }) => method !== "GET" && !reading.has(operation))
    .map(({ operation = "unknown" }) => operation);
}
