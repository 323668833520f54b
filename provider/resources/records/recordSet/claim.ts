import type { OwnRows } from "../owners";
import { columnName } from "../rows";
import type { RecordSetInputs } from "./schema";

/** A set, as messages name it. */
export function ownerOf({ name }: Pick<RecordSetInputs, "name">): string {
  return `RecordSet ${name}`;
}

/** Rows as rows of a set. */
export function claimOf(
  inputs: Pick<RecordSetInputs, "name" | "objectName" | "key" | "types">,
  keys: Iterable<string>,
  keyTypes?: OwnRows["keyTypes"],
): OwnRows {
  const { objectName, types = {} } = inputs;
  const key = inputs.key.map((column) => columnName(objectName, column, types));
  return { owner: ownerOf(inputs), objectName, key, keys, ...(keyTypes && { keyTypes }) };
}
