import type { Client } from "../../provider/client/client";
import { isNotSignedIn } from "../../provider/client/errors";
import * as bpms from "../../provider/contract/bpms";
import * as flows from "../../provider/contract/flows";
import type { ObjectRecord } from "../../provider/contract/objects";
import * as objects from "../../provider/contract/objects";
import * as picklists from "../../provider/contract/picklists";
import * as records from "../../provider/contract/records";
import * as scripts from "../../provider/contract/scripts";
import { messageOf } from "../../provider/lifecycle/handler";
import { foreignNamespace } from "../../provider/lifecycle/messages";
import { tenantNamespace } from "../../provider/lifecycle/tenantNamespace";

/** What a look at the tenant found. */
export interface Finding {
  what: string;
  passed: boolean;
  detail: string;
}

const passed = (what: string, detail: string): Finding => ({ what, passed: true, detail });
const failed = (what: string, error: unknown): Finding => ({ what, passed: false, detail: messageOf(error) });

/** Whether the tenant takes the credentials, has the namespace, and lets its things be read. Nothing is written. */
export async function checkTenant(client: Client, namespace: string): Promise<Finding[]> {
  const objectList = client.call(objects.list, { query: { type: objects.everyType } });
  const refusal: unknown = await objectList.then(
    () => undefined,
    (error) => error,
  );
  if (isNotSignedIn(refusal)) return [failed("sign-in", refusal)];
  const findings = [
    checkNamespace(client, namespace),
    read("objects", async () => String((await objectList).length)),
    read("picklists", async () => String((await client.call(picklists.list, {})).length)),
    read("flows", async () => String((await client.call(flows.list, {})).length)),
    read("BPMs", async () => String((await client.call(bpms.list, {})).length)),
    read("scripts", async () => (client.denies(scripts.list) ? denied : String((await client.call(scripts.list, {})).length))),
    read("records", async () => countRecords(client, await objectList)),
  ];
  return [passed("sign-in", "accepted"), ...(await Promise.all(findings))];
}

const denied = "not asked, since undocumentedOperations is deny";

async function read(things: string, answer: () => Promise<string>): Promise<Finding> {
  const what = `read ${things}`;
  return answer().then(
    (detail) => passed(what, detail),
    (error) => failed(what, error),
  );
}

/** The records of any custom object; without one there is nothing to count. */
async function countRecords(client: Client, all: readonly ObjectRecord[]): Promise<string> {
  const object = all.find(({ name }) => name.endsWith("__CST"));
  if (!object) return "not asked, since there is no custom object";
  const body = { condition: { conjunction: "AND" as const, conditions: [] } };
  return `${await client.call(records.count, { path: { objectName: object.name }, body })} of ${object.name}`;
}

async function checkNamespace(client: Client, namespace: string): Promise<Finding> {
  const there = await tenantNamespace(client);
  if (there === undefined) return passed("namespace", `${namespace}; the tenant has no application that tells its own`);
  return there === namespace ? passed("namespace", namespace) : failed("namespace", new Error(foreignNamespace(namespace, there)));
}
