import type { z } from "zod";
import * as contract from "../../provider/contract/triggers";
import { refuseEmptyTexts } from "../core/clearText";
import { Created } from "../core/outcomes";
import { sorted, typed, typedHistory } from "../core/print";
import { refusal } from "../core/refusal";
import { ofObject, packaged } from "../core/seedPart";
import type { Serve } from "../core/serve";
import type { Tenant } from "../core/tenant";
import { Children, type StoredChild, seenChanges } from "./objects/children";
import { ObjectTable } from "./objects/table";

export interface StoredTrigger extends StoredChild {
  label: string | null;
  description: string | null;
  script: string;
  jscode: string | null;
  active: boolean;
  event: string | null;
}

export type TriggerDefinition = z.output<typeof contract.create.body>;
export type TriggerChanges = z.output<typeof contract.update.body>;

const defaults = { label: null, description: null, jscode: null, active: false, event: null };

/** Triggers of objects; their scripts are kept as they are and never run. */
export class Triggers extends Children<StoredTrigger> {
  static readonly kind = {
    key: "triggers",
    noun: "trigger",
    idPrefix: "001i",
    parameter: "triggerId",
    seed: ofObject(contract.create.body.extend(packaged), (triggers: Triggers, object, trigger) => triggers.create(object, trigger)),
  } as const;

  static routes(serve: Serve<Triggers>): void {
    serve(contract.create, ({ path, body }, triggers) => new Created(triggers.create(path.objectId, body).id, path.objectId));

    serve(contract.list, ({ path }, triggers) => triggers.all(path.objectId).map((trigger) => print(trigger, triggers.tenant)));

    serve(contract.get, ({ path }, triggers) => print(triggers.get(path.objectId, path.triggerId), triggers.tenant));

    serve(contract.update, ({ path, body }, triggers) => triggers.update(path.objectId, path.triggerId, body));

    serve(contract.remove, ({ path }, triggers) => triggers.delete(path.objectId, path.triggerId));
  }

  create(objectRef: string, definition: TriggerDefinition): StoredTrigger {
    const object = this.objects.extensible(objectRef);
    return this.keep(object, { ...defaults, ...definition, ...this.newChild(object, definition.name) });
  }

  update(object: string, idOrName: string, changes: TriggerChanges): void {
    const trigger = this.changeable(object, idOrName);
    const seen = seenChanges(changes, this.tenant.dialect);
    refuseEmptyTexts(seen, this.tenant.dialect);
    const { event = trigger.event } = seen;
    if (event !== trigger.event && this.tenant.dialect.eventChange === "refused") throw refusal("invalid", "event: cannot be changed");
    Object.assign(trigger, seen);
    this.tenant.touch(trigger);
  }
}

/** A trigger, in the list (00112) as by id (00111). */
function print(trigger: StoredTrigger, tenant: Tenant): object {
  const { id, objectId, name, label, description, script, jscode, active, event, protectMode, installedPackage } = trigger;
  return sorted({
    active,
    apiVersion: null,
    belongTo: null,
    custom: true,
    description,
    event,
    "event.name": event,
    id,
    installedPackage: installedPackage || null,
    jscode,
    label,
    name,
    ...typed("objectId", objectId, "Object", tenant.of(ObjectTable).get(objectId).name),
    protectMode,
    script,
    sourceMap: null,
    visibility: 0,
    ...typedHistory(trigger, tenant),
  });
}
