import { createValidator, deleteValidator, getValidator, getValidators, updateValidator } from "../../provider/contract/validators";
import { Created, Written } from "../outcomes";
import { printValidator } from "../print/validators";
import type { Serve } from "../serve";

export function serveValidators(serve: Serve): void {
  serve(createValidator, ({ path, body }, { world }) => new Created(world.validators.create(path.objectId, body).id, path.objectId));

  serve(getValidators, ({ path }, { world }) => world.validators.all(path.objectId).map((validator) => printValidator(validator, world)));

  serve(getValidator, ({ path }, { world }) => printValidator(world.validators.get(path.objectId, path.validatorId), world));

  serve(updateValidator, ({ path, body }, { world }) => {
    world.validators.update(path.objectId, path.validatorId, body);
    return new Written();
  });

  serve(deleteValidator, ({ path }, { world }) => {
    world.validators.delete(path.objectId, path.validatorId);
    return new Written();
  });
}
