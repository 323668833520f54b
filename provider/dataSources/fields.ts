import { dataSource } from "./dataSource";
import { existing, idOfOne, objectIdOf, readObject, schemaNames } from "./lookup";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const fields = (): typeof import("../contract/fields") => require("../contract/fields");

/** Target of a relation. */
export interface FieldReference {
  /** Id of the object. */
  referenceObjectId: string;
  /** API name of the object. */
  referenceObjectName: string;
  /** Name of the reverse relation, by which queries reach the children. */
  relationshipName: string;
  /** Label of the reverse relation. */
  relationshipLabel: string;
}

/** What the platform tells of a field. (page 00106) */
export interface FieldInfo extends Audit, Origin {
  /** Id of the field. */
  id: string;
  /** API name. */
  name: string;
  /** Id of the object. */
  objectId: string;
  /** Shown name. */
  label: string;
  /** Data type, as the platform spells it in answers: `Text`, `SingleSelect`, `Lookup`, … */
  dataType: string;
  /** Whether every record must have a value. */
  isRequired: boolean;
  /** Whether no two records may have the same value. */
  isUnique: boolean;
  /** Whether `search` statements find the field. */
  isSearchable: boolean;
  /** Whether "ABC" and "abc" are different values. */
  caseSensitive: boolean;
  /** Most characters or digits. */
  dataLength?: number;
  /** Digits behind the decimal point. */
  scale?: number;
  /** Height of a text area in lines. */
  visibleLines?: number;
  /** First number of an automatic numbering. */
  startingNumber?: number;
  /** How an encrypted text is encrypted; 0 for other types. */
  encryptType?: number;
  /** The value of a record that gives none; empty when not set. */
  defaultValue: string;
  /** Text shown beside the field's input. */
  inlineHelpText: string;
  /** What the field is for. */
  description: string;
  /** Kind of the display mask of an encrypted text. */
  maskType: string;
  /** Character of the display mask. */
  maskChar: string;
  /** Id of the picklist that holds the values. */
  picklistId: string;
  /** The value of the picklist that a record has that gives none. */
  picklistDefaultValue: string;
  /** Format of an automatic number. */
  pattern: string;
  /** The expression that computes the value. */
  formula: string;
  /** What a relation points to; empty for other types. */
  referenceObjectsDetails: FieldReference[];
}

/** Arguments of {@link getField}. */
export type GetFieldArgs = OfObject & (ByName | ById);

const one = dataSource("getField", async (tenant, args: GetFieldArgs): Promise<FieldInfo> => {
  const objectId = await objectIdOf(tenant, args);
  const wanted = { kind: "field", place: ` in object ${args.object}` };
  const fieldId = await idOfOne(
    args,
    (name) => ({ ...wanted, names: schemaNames(tenant, name) }),
    async () => {
      const { fields } = await readObject(tenant, objectId);
      if (!fields) throw new Error("this installation does not list the fields of an object. Give the id of the field.");
      return fields;
    },
  );
  return existing(tenant, wanted, fieldId, tenant.call(fields().get, { path: { objectId, fieldId } }));
});

/**
 * One field of an object. Fails when there is none. (page 00106)
 *
 * @example
 * The picklist behind a field of an object that the program does not manage.
 * ```ts
 * const rating = astrozero.getFieldOutput({ object: "Account", name: "rating" });
 * new astrozero.CustomObject("Lead", { fields: { rating: singleSelect(rating.picklistId) } });
 * ```
 *
 * @example
 * A preset field of an object of the program.
 * ```ts
 * export const label = astrozero.getFieldOutput({ object: customer, name: "name" }).label;
 * ```
 */
export const getField: Query<GetFieldArgs, FieldInfo> = one.promise;
/** {@link getField} as an output. */
export const getFieldOutput: QueryOutput<GetFieldArgs, FieldInfo> = one.output;
