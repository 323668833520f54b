import type { z } from "zod";
import * as contract from "../../provider/contract/validators";
import { refuseEmptyTexts } from "../core/clearText";
import { Created } from "../core/outcomes";
import { sorted, typed, typedHistory } from "../core/print";
import { refuseWhileActive } from "../core/refusal";
import { ofObject, packaged } from "../core/seedPart";
import type { Serve } from "../core/serve";
import type { Tenant } from "../core/tenant";
import type { Dialect } from "../dialect";
import { Children, type StoredChild, seenChanges } from "./objects/children";
import { ObjectTable } from "./objects/table";

export interface StoredValidator extends StoredChild {
  label: string | null;
  description: string | null;
  active: boolean;
  errorExpression: string | null;
  errorMessage: string | null;
  errorLocation: string;
}

export type ValidatorDefinition = z.output<typeof contract.create.body>;
export type ValidatorChanges = z.output<typeof contract.update.body>;

const defaults = { label: null, description: null, errorExpression: null, errorMessage: null, errorLocation: "topOfPage" };

/** Validators of objects. Records obey the active ones whose expressions can be evaluated. */
export class Validators extends Children<StoredValidator> {
  static readonly kind = {
    key: "validators",
    noun: "validator",
    idPrefix: "001j",
    parameter: "validatorId",
    seed: ofObject(contract.create.body.extend(packaged), (validators: Validators, object, validator) =>
      validators.create(object, validator),
    ),
  } as const;

  static routes(serve: Serve<Validators>): void {
    serve(contract.create, ({ path, body }, validators) => new Created(validators.create(path.objectId, body).id, path.objectId));

    serve(contract.list, ({ path }, validators) => validators.all(path.objectId).map((validator) => print(validator, validators.tenant)));

    serve(contract.get, ({ path }, validators) => print(validators.get(path.objectId, path.validatorId), validators.tenant));

    serve(contract.update, ({ path, body }, validators) => validators.update(path.objectId, path.validatorId, body));

    serve(contract.remove, ({ path }, validators) => validators.delete(path.objectId, path.validatorId));
  }

  create(objectRef: string, definition: ValidatorDefinition): StoredValidator {
    const object = this.objects.extensible(objectRef);
    const seen = definition.active ? seenActive[this.tenant.dialect.activeOnCreate](definition) : definition;
    return this.keep(object, { ...defaults, ...seen, ...this.newChild(object, definition.name) });
  }

  update(object: string, idOrName: string, changes: ValidatorChanges): void {
    const validator = this.changeable(object, idOrName);
    const seen = seenChanges(changes, this.tenant.dialect);
    refuseEmptyTexts(seen, this.tenant.dialect);
    if (seen.active === undefined) refuseWhileActive("validator", validator, this.tenant.dialect);
    Object.assign(validator, seen);
    this.tenant.touch(validator);
  }
}

/** What the platform sees of a definition with `active: true`. */
const seenActive = {
  honoured: (definition) => definition,
  inactive: (definition) => ({ ...definition, active: false }),
  losesOthers: ({ name, active }) => ({ name, active }),
} satisfies Record<Dialect["activeOnCreate"], (definition: ValidatorDefinition) => ValidatorDefinition>;

/** A validator, in the list (00113) as by id (00114). */
function print(validator: StoredValidator, tenant: Tenant): object {
  const { id, objectId, name, label, description, active, protectMode, installedPackage } = validator;
  const { errorExpression, errorLocation, errorMessage } = validator;
  return sorted({
    active,
    belongTo: null,
    custom: true,
    description,
    errorExpression,
    errorLocation,
    errorMessage,
    field: null,
    id,
    installedPackage: installedPackage || null,
    label,
    name,
    ...typed("objectId", objectId, "Object", tenant.of(ObjectTable).get(objectId).name),
    protectMode,
    visibility: 0,
    ...typedHistory(validator, tenant),
  });
}
