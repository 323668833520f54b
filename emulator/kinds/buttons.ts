import { z } from "zod";
import * as contract from "../../provider/contract/buttons";
import { childName } from "../../provider/contract/values";
import { history, person, sorted } from "../core/print";
import { ofObject, packaged } from "../core/seedPart";
import type { Serve } from "../core/serve";
import type { Tenant } from "../core/tenant";
import { Children, type StoredChild } from "./objects/children";

export interface StoredButton extends StoredChild {
  label: string;
  description: string;
  actionId: string;
  actionScript: string;
  properties: string;
  source: string;
}

const Definition = z.strictObject({
  name: childName,
  label: z.string().optional(),
  description: z.string().optional(),
  actionId: z.string().optional(),
  actionScript: z.string().optional(),
  properties: z.string().optional(),
  source: z.string().optional(),
});

const defaults = { description: "", actionId: "", actionScript: "", properties: "", source: "" };

/** Buttons of objects: the API only reads them, the designer makes them. */
export class Buttons extends Children<StoredButton> {
  static readonly kind = {
    key: "buttons",
    noun: "button",
    idPrefix: "000q",
    parameter: "buttonId",
    seed: ofObject(Definition.extend(packaged), (buttons: Buttons, object, button) => buttons.create(object, button)),
  } as const;

  static routes(serve: Serve<Buttons>): void {
    serve(contract.list, ({ path }, buttons) => buttons.all(path.objectId).map((button) => print(button, buttons.tenant)));

    serve(contract.get, ({ path }, buttons) => print(buttons.get(path.objectId, path.buttonId), buttons.tenant));
  }

  create(objectRef: string, definition: z.output<typeof Definition>): StoredButton {
    const object = this.objects.extensible(objectRef);
    return this.keep(object, { ...defaults, label: definition.name, ...definition, ...this.newChild(object, definition.name) });
  }
}

/** A button, in the list (00109) as by id (00110); it does not show its package. */
function print(button: StoredButton, tenant: Tenant): object {
  const { id, objectId, name, label, description, actionId, actionScript, properties, source, protectMode } = button;
  return sorted({
    actionId,
    actionScript,
    belongTo: "",
    custom: true,
    description,
    id,
    isBaseline: false,
    label,
    name,
    objectId,
    ...person("owner", button.createdBy, tenant),
    properties,
    protectMode,
    source,
    type: "Button",
    visibility: 0,
    ...history(button, tenant),
  });
}
