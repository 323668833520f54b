import type { Client } from "../client/client";
import { CallError, isNotOffered, isRefused } from "../client/errors";
import type { Operation } from "../contract/operation";

const mayHaveWorked =
  "Whether the call did its work is unknown, and the next `pulumi up` makes it again: look on the platform first, or take the call out of the program.";

/** A tenant as data sources see it. */
export class Tenant {
  constructor(
    readonly namespace: string,
    private readonly client: Client,
    private readonly secrets?: readonly string[],
    private readonly answers = new Map<string, Promise<unknown>>(),
  ) {}

  /** The same tenant for a question with secrets: no log and no error shows them. */
  hiding(secrets: readonly string[] | undefined): Tenant {
    return new Tenant(this.namespace, this.client, secrets, this.answers);
  }

  /** Carries an operation out: with the same arguments once, unless it fails. */
  readonly call = ((operation: Operation, args: object): Promise<unknown> => {
    const key = JSON.stringify([operation.name, args]);
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.callAgain(operation, args) as Promise<unknown>;
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }) as Client["call"];

  /** Carries out what may change something: each time, and what was answered before it may be out of date. */
  readonly write: Client["call"] = async (operation, args) => {
    try {
      return await this.callAgain(operation, args);
    } catch (error) {
      throw error instanceof CallError && error.ambiguous ? error.withAdvice(mayHaveWorked) : error;
    } finally {
      this.answers.clear();
    }
  };

  /** Carries an operation out each time: bytes are for the one who asked for them. */
  readonly callAgain: Client["call"] = (operation, args) => this.client.call(operation, { ...args, confidential: this.secrets });

  /** The error of a call with what to do about it, where the platform has no such thing or does not offer the call. */
  readonly missing = (error: unknown, advice: string): unknown =>
    error instanceof CallError && isNotOffered(error) ? error.withAdvice(advice) : error;

  /** Whether the platform has no such thing, or does not offer the call. */
  readonly isMissing = isNotOffered;

  /** Whether the platform understood a call and said no. */
  readonly isRefused = isRefused;

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
