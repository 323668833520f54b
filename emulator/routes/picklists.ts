import {
  addPicklistValues,
  createPicklist,
  deletePicklist,
  deletePicklistValue,
  getPicklist,
  getPicklistReferences,
  getPicklists,
  updatePicklist,
} from "../../provider/contract/picklists";
import type { Dialect } from "../dialect";
import { Created, Written } from "../outcomes";
import { printListedPicklist, printPicklist, printReference } from "../print/picklists";
import type { RawRequest, Serve } from "../serve";

export function servePicklists(serve: Serve): void {
  serve(createPicklist, ({ body }, { world }) => new Created(world.picklists.create(body).id));

  serve(getPicklists, ({ query }, { world }) => {
    const { name: wanted, project, type } = query?.flag === "A" ? {} : (query ?? {});
    const picklists = world.picklists
      .all()
      .filter(({ name }) => wanted === undefined || passes[world.dialect.nameFilter](name, wanted))
      // The type is one of the project; every project of the emulator is an application.
      .filter(({ application }) => project === undefined || (application === project && type !== "bo"));
    return picklists.map((picklist) => printListedPicklist(picklist, world));
  });

  serve(addPicklistValues, ({ path, body }, { world }) => {
    world.picklists.addValues(path.picklistId, body.picklistValues);
    return new Written(1);
  });

  serve(
    getPicklistReferences,
    ({ path }, { world }) =>
      world.picklists.referring(world.picklists.get(path.picklistId).id).map((field) => printReference(field, world)),
    { match: (request) => (request.query?.flag === "R" ? request : undefined) },
  );

  serve(getPicklist, ({ path }, { world }) => {
    const printed = printPicklist(world.picklists.get(path.picklistId), world);
    return world.dialect.byId === "array" ? [printed] : printed;
  });

  serve(updatePicklist, ({ path, body }, { world }) => {
    world.picklists.update(path.picklistId, body);
    return new Written("1");
  });

  serve(
    deletePicklistValue,
    ({ path, query }, { world }) => {
      world.picklists.deleteValue(path.picklistId, query.value);
      return new Written(1);
    },
    {
      match: (request, dialect) => {
        const value = seenValue(request, dialect);
        return value ? { query: { value }, body: { value } } : undefined;
      },
    },
  );

  serve(
    deletePicklist,
    ({ path }, { world }) => {
      world.picklists.delete(path.picklistId);
      return new Written(1);
    },
    // Whatever came along and was not seen above does not protect the set.
    { match: () => ({}) },
  );
}

const passes = {
  exact: (name, wanted) => name === wanted,
  fuzzy: (name, wanted) => name.toLowerCase().includes(wanted.toLowerCase()),
  ignored: () => true,
} satisfies Record<Dialect["nameFilter"], (name: string, wanted: string) => boolean>;

/** The id of the value to delete, where the dialect looks for it. */
function seenValue({ query, body }: RawRequest, { valueDelete }: Dialect): unknown {
  const inBody = (body as { value?: unknown } | undefined)?.value;
  return { query: query?.value, body: inBody, either: query?.value || inBody }[valueDelete];
}
