import type * as pulumi from "@pulumi/pulumi";
import { type Client, createClient } from "../client/client";
import { isSignInFailure } from "../client/errors";
import { Redactor } from "../client/redact";
import { InvalidArguments } from "../client/request";
import { perRun } from "../program/perRun";
import { runError } from "../program/runError";
import type { readSettings, Settings } from "../settings";
import { Tenant } from "./tenant";

/** How a data source finds its answer. Whatever it throws becomes a message for the user. */
export type Answering<Args, Result> = (tenant: Tenant, args: Args) => Promise<Result>;

export interface Question<Args> {
  /** Name of the data source. */
  readonly name: string;
  readonly settings: ReturnType<typeof readSettings>;
  readonly args: Args;
  /** The texts of the secrets among the arguments; undefined when there are none. */
  readonly secrets: readonly string[] | undefined;
  /** The resources that exist as the program declares them before the question is asked. */
  readonly after: readonly pulumi.Resource[];
}

/** Asks the platform. */
export async function askPlatform<Args, Result>(question: Question<Args>, answering: Answering<Args, Result>): Promise<Result> {
  const { name, settings, args, secrets, after } = question;
  const run = thisRun();
  if ("problem" in settings) throw run.error(settings.problem);
  try {
    // Whoever asks the same gets a copy: one part of a program cannot change what another one sees.
    return structuredClone(await answering(run.tenant(settings, after).hiding(secrets), args));
  } catch (error) {
    const message = messageOf(error);
    // What fails every question alike is told without the name of one.
    throw run.error(isSignInFailure(error) ? message : new Redactor(secrets).redact(`${name}: ${message}`));
  }
}

/** What breaks a rule of the platform is told by the arguments, which are called as it calls them. */
function messageOf(error: unknown): string {
  if (error instanceof InvalidArguments) return error.faults.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** What the questions of one run of a program share. */
class Run {
  private readonly clients = new Map<string, Client>();
  private readonly tenants = new Map<string, Tenant>();
  private readonly errors = new Map<string, pulumi.RunError>();
  private readonly resources = new Map<pulumi.Resource, number>();

  /** A tenant whose answers are from after the given resources: what was answered before them may be out of date. */
  tenant(settings: Settings, after: readonly pulumi.Resource[]): Tenant {
    const key = JSON.stringify([settings, after.map((resource) => this.numberOf(resource)).sort()]);
    const tenant = this.tenants.get(key) ?? new Tenant(settings.namespace, this.client(settings));
    this.tenants.set(key, tenant);
    return tenant;
  }

  private client(settings: Settings): Client {
    const key = JSON.stringify(settings);
    const client = this.clients.get(key) ?? createClient(settings);
    this.clients.set(key, client);
    return client;
  }

  private numberOf(resource: pulumi.Resource): number {
    const number = this.resources.get(resource) ?? this.resources.size;
    this.resources.set(resource, number);
    return number;
  }

  /** Pulumi shows an error once however often it meets it: the same message is the same error. */
  error(message: string): pulumi.RunError {
    const error = this.errors.get(message) ?? runError(message);
    this.errors.set(message, error);
    return error;
  }
}

const thisRun = perRun(() => new Run());
