import type { Client } from "../client/client";
import { isNotOffered } from "../client/errors";
import * as applications from "../contract/applications";
import * as bpms from "../contract/bpms";
import * as buttons from "../contract/buttons";
import * as fields from "../contract/fields";
import * as flows from "../contract/flows";
import * as layouts from "../contract/layouts";
import * as objects from "../contract/objects";
import type { Operation } from "../contract/operation";
import * as pages from "../contract/pages";
import * as picklists from "../contract/picklists";
import * as scripts from "../contract/scripts";
import * as tabs from "../contract/tabs";
import * as triggers from "../contract/triggers";
import * as validators from "../contract/validators";

const contract = {
  applications,
  bpms,
  buttons,
  fields,
  flows,
  layouts,
  objects,
  pages,
  picklists,
  scripts,
  tabs,
  triggers,
  validators,
};

/** A tenant as data sources see it. */
export class Tenant {
  /** The calls that data sources make, group by group. */
  readonly contract = contract;
  private readonly answers = new Map<string, Promise<unknown>>();

  constructor(
    readonly namespace: string,
    private readonly client: Client,
  ) {}

  /** Carries an operation out: with the same arguments once, unless it fails. */
  readonly call = ((operation: Operation, args: object): Promise<unknown> => {
    const key = JSON.stringify([operation.name, args]);
    const known = this.answers.get(key);
    if (known) return known;
    const answer = (this.client.call as (operation: Operation, args: object) => Promise<unknown>)(operation, args);
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }) as Client["call"];

  /** Whether the platform has no such thing, or does not offer the call. */
  readonly isMissing = isNotOffered;

  /** The answer of a call; undefined when there is none for that reason. */
  async ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      if (this.isMissing(error)) return undefined;
      throw error;
    }
  }
}
