import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import { repository } from "../support/sdk";
import { program, withTenant } from "../support/tenant";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** The result that the platform gave, as far as it holds ids. */
  readonly answer: unknown;
}

interface Answer {
  readonly resCode: string;
  readonly result: unknown;
}

/** What an earlier version asked of its tenant, and the state that it left. */
interface Before {
  readonly calls: readonly Call[];
  readonly state: unknown;
}

/**
 * One resource of every kind, a picklist that was adopted, and two resources whose last update failed half-way: an object one of whose new
 * fields was refused, and a validator that was left switched off.
 */
const everyKind = (content: string) =>
  program(`
const status = new Picklist("Status", { masterLabel: "Status ${content}", values: ["New", { value: "Done", label: "Closed" }] });
new Picklist("Priority", { adoptExisting: true, values: ["Low", "High"], description: "${content}" });
const customer = new CustomObject("Customer", {
  label: "Customer ${content}",
  nameField: { label: "Code" },
  fields: { code: text({ length: 20, unique: true, label: "Code ${content}" }), vip: checkbox(), status: singleSelect(status) },
});
const order = new CustomObject("Order", { fields: { customer: lookup(customer, { relationshipName: "Orders" }) } });
new Field("note", { object: customer, ...text({ length: 40, label: "Note ${content}" }) });
new Trigger("check", { object: order, event: "BeforeInsert", script: "demo__check", active: true, label: "Check ${content}" });
new Validator("CodeGiven", {
  object: customer, active: true, errorExpression: customer.field("code") + " == ''", errorMessage: "No code ${content}.",
});
new Layout("Desk", { object: customer, existingPageLayout: ${content === "1" ? '"records"' : '"detail", allowDataLoss: true'} });
new Flow("approve", {
  localUrl: "/run/demo__approve", label: "Approve ${content}", active: true, startElement: "check",
  definition: { decisions: [{ name: "check", label: "Check" }] },
});
new Bpm("leave", {
  version: "1.0.1", active: true, label: "Leave ${content}",
  startEvents: [{ name: "start", connector: "approve" }], userTasks: [{ name: "approve" }],
});
new Script("audit", { content: "export const label = '${content}';", active: true });
new CustomObject("Visit", { fields: { first: text({ length: 20 }), second: date(), third: date() } });
new Validator("NameGiven", {
  object: "stad00000000000000GE", label: "Name given", active: true, errorExpression: "name == ''", errorMessage: "Name!",
});`);

test("a state of the version before 'one life cycle' previews clean, is finished where it was left half-way, and every kind is updated", async () => {
  await withTenant({ program: everyKind("1") }, async ({ emulator, project }) => {
    const file = join(project.directory, "state.json");
    writeFileSync(file, JSON.stringify(await replay(emulator, readBefore("before-one-life-cycle"))));
    await project.pulumi(["stack", "import", "--file", file]);

    const preview = await project.previewJson();
    expect(
      preview
        .filter(({ op }) => op !== "same")
        .map(({ op, name }) => `${op} ${name}`)
        .sort(),
    ).toEqual(["update NameGiven", "update Visit"]);
    await project.up();
    expect(emulator.world.fields.get("demo__Visit__CST", "demo__second__CST")).toMatchObject({ dataType: "Date" });
    expect(emulator.world.validators.get("Account", "NameGiven")).toMatchObject({ active: true, label: "Name given" });
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });

    project.setProgram(everyKind("2"));
    const up = await project.up();
    expect(up.changes).toMatchObject({ update: 9, replace: 1 });
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });

    await project.destroy();
    const { objects, picklists, flows, bpms, scripts } = emulator.world;
    expect(objects.all().filter(({ category }) => category === 3)).toEqual([]);
    expect([picklists, flows, bpms, scripts].map((all) => all.all().map(({ name }) => name))).toEqual([["demo__Priority"], [], [], []]);
  });
});

function readBefore(version: string): Before {
  return JSON.parse(readFileSync(join(repository, `tests/fixtures/state/${version}.json`), "utf8"));
}

/** Makes the tenant as the earlier version did, call by call, and answers the state with the ids that things have there now. */
async function replay(emulator: Emulator, { calls, state }: Before): Promise<unknown> {
  const ids = new Map<string, string>();
  const translated = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(idPattern, (id) => ids.get(id) ?? id));
  const headers = { "content-type": "application/json", "access-token": await token(emulator) };
  for (const { method, path, body, answer } of calls) {
    const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(translated(body)) }) };
    const { resCode, result } = (await (await fetch(`${emulator.url}${translated(path)}`, request)).json()) as Answer;
    expect({ method, path, resCode }).toEqual({ method, path, resCode: "0" });
    pairIds(answer, result, ids);
  }
  return translated(state);
}

async function token({ url, clientId, clientSecret }: Emulator): Promise<string> {
  const body = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret });
  const answer = await fetch(`${url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const idPattern = /\b[0-9A-Za-z]{4}0[0-9A-Za-z]{15}\b/g;

/** Notes which id of now stands in the place of each id of then. */
function pairIds(then: unknown, now: unknown, ids: Map<string, string>): void {
  if (typeof then === "string" && typeof now === "string" && then.match(idPattern)?.[0] === then) ids.set(then, now);
  if (typeof then !== "object" || then === null) return;
  for (const [key, value] of Object.entries(then)) pairIds(value, (now as Record<string, unknown>)[key], ids);
}
