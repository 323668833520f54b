import type { Condition, QueryOptions, RelatedConditions } from "../../../provider/contract/records";
import { conditionTest, type Test } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import { sortedRows } from "../../core/sorting";
import type { Tenant } from "../../core/tenant";
import { FieldTable, type StoredField } from "../fields/table";
import { ObjectTable, type StoredObject } from "../objects/table";
import { columnOf, knownField } from "./columns";
import { RecordTable, type StoredRecord } from "./table";

/** Records without a limit, where the dialect allows more. */
const defaultLimit = 5000;

/** The records of an object that satisfy a condition. */
export function matching(object: StoredObject, condition: Condition | undefined, tenant: Tenant): StoredRecord[] {
  return Object.values(tenant.of(RecordTable).of(object)).filter(recordTest(object, condition, tenant));
}

/** Records as options sort and cut them. */
export function selected(
  records: StoredRecord[],
  object: StoredObject,
  { orderby = [], limit, skip = 0 }: QueryOptions,
  tenant: Tenant,
): StoredRecord[] {
  const { queryMax } = tenant.dialect;
  const most = limit ?? Math.min(defaultLimit, queryMax);
  if (most > queryMax) throw refusal("invalid", `options.limit: at most ${queryMax} records`);
  return sortedRows(records, orderby, (name) => columnOf(object, name, tenant)).slice(skip, skip + most);
}

/** The relation field of an object through which its records have parents. */
export function parentField(object: StoredObject, name: string, tenant: Tenant): StoredField {
  const field = knownField(object, name, tenant);
  if (!field?.references.length) throw refusal("invalid", `relatedField: object ${object.name} has no relation field ${name}`);
  return field;
}

/** The objects and relation fields of the children that a relation of an object names. */
export function childRelations(object: StoredObject, name: string, tenant: Tenant): { child: StoredObject; field: StoredField }[] {
  const named = tenant
    .of(FieldTable)
    .referringTo(object)
    .filter(({ references }) => references.some((one) => one.referenceObjectId === object.id && one.relationshipName === name));
  if (name === "" || named.length === 0) throw refusal("invalid", `relationName: object ${object.name} has no relation ${name}`);
  return named.map((field) => ({ child: tenant.of(ObjectTable).get(field.objectId), field }));
}

function recordTest(object: StoredObject, condition: Condition | undefined, tenant: Tenant): Test<StoredRecord> {
  return conditionTest(
    condition,
    (name) => columnOf(object, name, tenant),
    (relation) => relatedTest(object, relation, tenant),
  );
}

/** Whether a record has the parents and the children that are asked for. */
function relatedTest(object: StoredObject, { parents = [], children = [] }: RelatedConditions, tenant: Tenant): Test<StoredRecord> {
  const tests = [
    ...parents.map(({ relatedField, condition }): Test<StoredRecord> => {
      const field = parentField(object, relatedField, tenant);
      const found = idsOf(
        field.references.map(({ referenceObjectId }) => matching(tenant.of(ObjectTable).get(referenceObjectId), condition, tenant)),
      );
      return ({ values }) => found.has(String(values[field.name]));
    }),
    ...children.map(({ relationName, condition }): Test<StoredRecord> => {
      const relations = childRelations(object, relationName, tenant);
      const found = new Set(
        relations.flatMap(({ child, field }) => matching(child, condition, tenant).map(({ values }) => values[field.name])),
      );
      return ({ id }) => found.has(id);
    }),
  ];
  return (record) => tests.every((test) => test(record));
}

function idsOf(lists: StoredRecord[][]): Set<string> {
  return new Set(lists.flat().map(({ id }) => id));
}
