import { isAbsent } from "../../../client/errors";
import { getScripts, queryScripts, type ScriptRecord } from "../../../contract/scripts";
import type { Session } from "../../../lifecycle/session";

/** Scripts, at least those with the name. Which of the two calls a platform offers, no page says. */
export async function listScripts(session: Session, name: string | undefined): Promise<ScriptRecord[]> {
  if (session.platform.queriesScripts) {
    try {
      return await query(session, name);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      session.platform.queriesScripts = false;
    }
  }
  return session.client.call(getScripts, {});
}

function query(session: Session, name: string | undefined): Promise<ScriptRecord[]> {
  const conditions = name === undefined ? [] : [{ field: "name", operator: "eq", value: name }];
  return session.client.call(queryScripts, { body: { condition: { conjunction: "AND", conditions } } });
}
