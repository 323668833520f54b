import type { TriggerRecord } from "../../../contract/triggers";
import * as contract from "../../../contract/triggers";
import { defined } from "../../../lifecycle/attributes";
import type { Handler } from "../../../lifecycle/handler";
import { switchedLife } from "../handler";
import type { SwitchedKind } from "../switched";
import { attributes, schema, type TriggerInputs, type TriggerState } from "./schema";
import { TriggerUpdate } from "./update";

const triggers: SwitchedKind<TriggerInputs, TriggerState, TriggerRecord> = {
  word: "Trigger",
  idMember: "triggerId",
  attributes,
  needs: [contract.update],
  unset: { description: "", jscode: "" },
  isRecreated: true,
  list: ({ client }, objectId) => client.call(contract.list, { path: { objectId } }),
  get: ({ client }, objectId, triggerId) => client.call(contract.get, { path: { objectId, triggerId } }),
  create: ({ client }, inputs) => {
    const { objectId, name, label = name, description, script, jscode, active, event, extra } = inputs;
    const body = { name, label, ...defined({ description: description || undefined, jscode, active }), script, event };
    return client.call(contract.create, { path: { objectId }, body, extra });
  },
  write: ({ client }, objectId, triggerId, body, extra) => client.call(contract.update, { path: { objectId, triggerId }, body, extra }),
  update: (session, change) => new TriggerUpdate(session, triggers, change).run(),
  remove: ({ client }, objectId, triggerId) => client.call(contract.remove, { path: { objectId, triggerId } }),
};

export const trigger: Handler<TriggerInputs, TriggerState> = {
  kind: "Trigger",
  schema,
  computed: { triggerId: true },
  ...switchedLife(triggers),
};
