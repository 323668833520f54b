import type { Client } from "../client/client";
import { CallError, isRefused } from "../client/errors";
import * as applications from "../contract/applications";
import { namespaceOf } from "../contract/namespace";
import { foreignNamespace } from "./messages";
import { packageProtection } from "./packageProtection";
import type { Session } from "./session";

/** The refusal of a creation; where the name is in a namespace that is not the tenant's, it says so, and what to set. */
export async function explained(session: Session, error: unknown, name: string): Promise<unknown> {
  const wanted = namespaceOf(name);
  if (wanted === undefined || !(error instanceof CallError) || !isRefused(error)) return error;
  session.run.namespace ??= tenantNamespace(session.client);
  const there = await session.run.namespace;
  return there === undefined || there === wanted ? error : error.withAdvice(foreignNamespace(wanted, there));
}

/** The namespace of the tenant, if it tells: it is made with the first application, and all that the tenant makes are in it. */
// assumption: foreign-namespace
export async function tenantNamespace(client: Client): Promise<string | undefined> {
  try {
    const own = (await client.call(applications.list, {})).filter((application) => packageProtection(application) === undefined);
    const [first, second] = new Set(own.map(({ name }) => namespaceOf(name)));
    return second === undefined ? first : undefined;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    // The refusal itself is what is told.
    return undefined;
  }
}
