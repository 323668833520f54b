import type { z } from "zod";
import type { createValidator, updateValidator } from "../../provider/contract/validators";
import type { Dialect } from "../dialect";
import { Children, seenChanges } from "./children";
import type { StoredValidator } from "./state";
import type { World } from "./world";

export type ValidatorDefinition = z.output<typeof createValidator.body>;
export type ValidatorChanges = z.output<typeof updateValidator.body>;

const blankValidator = { label: null, description: null, errorExpression: null, errorMessage: null, errorLocation: "topOfPage" };

/** Validators of objects; their expressions are kept as they are and never evaluated. */
export class Validators extends Children<StoredValidator> {
  constructor(world: World) {
    super(world, "validator", "001j", ({ validators }) => validators);
  }

  create(objectRef: string, definition: ValidatorDefinition): StoredValidator {
    const object = this.world.objects.getChangeable(objectRef);
    const seen = definition.active ? seenActive[this.world.dialect.activeOnCreate](definition) : definition;
    return this.add(object, { ...blankValidator, ...seen, ...this.born(object, definition.name) });
  }

  update(object: string, idOrName: string, changes: ValidatorChanges): void {
    const validator = this.changeable(object, idOrName);
    Object.assign(validator, seenChanges(changes, this.world.dialect));
    this.world.touch(validator);
  }
}

/** What the platform sees of a definition with `active: true`. */
const seenActive = {
  honoured: (definition) => definition,
  inactive: (definition) => ({ ...definition, active: false }),
  losesOthers: ({ name, active }) => ({ name, active }),
} satisfies Record<Dialect["activeOnCreate"], (definition: ValidatorDefinition) => ValidatorDefinition>;
