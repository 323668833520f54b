import { z } from "zod";
import { type DataType, dataTypeWord, defaultLengths, maximumLengths } from "../contract/dataTypes";
import * as contract from "../contract/fields";
import { digitsMisfit, misfitOf, patternMisfit, scaleMisfit, valueKinds } from "../contract/fieldValues";
import { typeOf } from "../contract/sentences";
import { clearedByProgram } from "../contract/values";
import { namesLayout, noLayout } from "./layoutChoice";
import { plainNumber } from "./plainValues";

/** The target of a relation that points to the object it belongs to. */
export const self = "self";

const filled = z.string().min(1, "must not be empty");

const changes = contract.update.body.shape;

const common = {
  label: changes.label,
  inlineHelpText: clearedByProgram(changes.inlineHelpText),
  description: clearedByProgram(changes.description),
  profiles: z.array(z.strictObject({ profile: filled, readable: z.boolean(), editable: z.boolean() })).optional(),
  layouts: z.array(z.string().refine(namesLayout, noLayout)).optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
};

const flag = z.boolean().optional();
const requirable = { ...common, required: flag };
const indexable = { ...requirable, unique: flag, searchable: flag };
/** Not `z.int()`: its fault keeps the rules for the whole object from being checked, and all faults are to be told at once. */
const whole = (minimum: number) => z.number().refine(Number.isInteger, "must be a whole number").min(minimum, `is less than ${minimum}`);
const length = (type: keyof typeof maximumLengths) =>
  whole(1)
    .max(maximumLengths[type], `is more than ${maximumLengths[type].toLocaleString("en")}`)
    .optional();

const numeric = { ...indexable, length: length("number"), scale: whole(0).optional(), defaultValue: z.number().optional() };
const plain = { ...indexable, defaultValue: z.string().optional() };
const select = { ...requirable, picklistId: filled, defaultValue: z.string().optional() };
const relation = {
  ...requirable,
  referenceObjectName: filled,
  referenceObjectId: filled.optional(),
  relationshipName: filled.optional(),
  relationshipLabel: filled.optional(),
};

/** Which attributes a field of each data type can have in a program. */
const attributesOf = {
  text: { ...indexable, length: length("text"), caseSensitive: flag, defaultValue: z.string().optional() },
  encryptedtext: { ...requirable, length: length("encryptedtext"), maskType: z.string().optional(), maskChar: z.string().optional() },
  textarea: { ...requirable, length: length("textarea"), visibleLines: whole(1).optional(), defaultValue: z.string().optional() },
  number: numeric,
  percent: numeric,
  currency: numeric,
  phone: plain,
  email: plain,
  url: plain,
  postalcode: plain,
  date: plain,
  datetime: plain,
  checkbox: { ...common, defaultValue: z.boolean().optional() },
  singleselect: select,
  multiselect: select,
  lookup: relation,
  masterdetail: relation,
  hierarchy: relation,
  autonumber: { ...common, pattern: filled.optional(), startingNumber: whole(0).optional() },
  formula: { ...common, formula: filled },
  multilanguage: common,
  rollupsummary: common,
} satisfies Record<DataType, z.ZodRawShape>;

type Attributes<Type extends DataType> = { dataType: Type } & z.output<z.ZodObject<(typeof attributesOf)[Type], z.core.$strict>>;

/** A field as a program declares it and as state holds it. */
export type Field = { [Type in DataType]: Attributes<Type> }[DataType];

function defaultMisfit(type: DataType, value: unknown, size: number): string | undefined {
  if (!["string", "number", "boolean"].includes(typeof value) || value === "") return undefined;
  const text = wireText(value);
  return misfitOf(type, text, size) ?? (valueKinds[type] === "number" ? digitsMisfit(text, size) : undefined);
}

/** A default value as it travels. */
export function wireText(value: unknown): string {
  return typeof value === "number" ? plainNumber(value) : String(value);
}

/** Attributes that the platform refuses together, each with the reason. */
function misfits(field: Readonly<Record<string, unknown>>): { attribute: string; reason: string; with: unknown }[] {
  const { dataType, length, scale, pattern, defaultValue, referenceObjectName } = field;
  const type = dataTypeWord(String(dataType));
  if (type === undefined) return [];
  const size = typeof length === "number" ? length : (defaultLengths[type] ?? 0);
  const isNumber = valueKinds[type] === "number";
  const isElsewhere = type === "hierarchy" && referenceObjectName !== undefined && referenceObjectName !== self;
  const found = {
    referenceObjectName: isElsewhere ? `must be ${self}: a hierarchy points at its own object` : undefined,
    scale: typeof scale === "number" && isNumber ? scaleMisfit(size, scale) : undefined,
    pattern: typeof pattern === "string" && pattern !== "" ? patternMisfit(pattern) : undefined,
    defaultValue: defaultMisfit(type, defaultValue, size),
  };
  return Object.entries(found).flatMap(([attribute, reason]) => (reason === undefined ? [] : [{ attribute, reason, with: length }]));
}

const members = (Object.keys(attributesOf) as DataType[]).map((dataType) =>
  z.strictObject({ dataType: z.literal(dataType), ...attributesOf[dataType] }),
);

/** What is wrong with a value that is the definition of no field. */
function noDefinition(input: unknown): string {
  const isObject = typeof input === "object" && input !== null && !Array.isArray(input);
  if (!isObject) return `must be what a constructor of fields makes, for example text(), not ${typeOf(input)}`;
  if (!("dataType" in input)) return "is missing: make the field with a constructor of fields, for example text()";
  return `unknown data type; one of ${Object.keys(attributesOf).join(", ")}`;
}

/** One schema for a single field; `more` are the members of the resource that holds it. */
export function fieldSchema<More extends z.ZodRawShape>(more: More): z.ZodType<Field & z.output<z.ZodObject<More>>> {
  return anyOf(members.map((member) => member.extend(more)));
}

/** Types of which records give and take values as they are. */
const copiedTypes = [
  ...(["text", "textarea", "number", "percent", "currency", "phone", "email", "url", "postalcode", "date", "datetime"] as const),
  ...(["checkbox", "singleselect", "multiselect", "lookup", "hierarchy"] as const),
] satisfies DataType[];

type CopiedType = (typeof copiedTypes)[number];

/** A field among those of an object: under a new name it keeps its values. */
export type ObjectField = {
  [Type in DataType]: Attributes<Type> & (Type extends CopiedType ? { renamedFrom?: string | undefined } : unknown);
}[DataType];

const renamed = { renamedFrom: filled.optional() };

export const objectField: z.ZodType<ObjectField> = anyOf(
  members.map((member) => (copiedTypes.some((type) => member.shape.dataType.value === type) ? member.extend(renamed) : member)),
);

function anyOf<Output>(definitions: z.ZodObject[]): z.ZodType<Output> {
  const [first, ...rest] = definitions.map((definition) =>
    definition.superRefine(
      (field, context) => {
        for (const { attribute, reason, ...params } of misfits(Object(field)))
          context.addIssue({ code: "custom", path: [attribute], message: reason, params });
      },
      { when: () => true },
    ),
  );
  if (first === undefined) throw new Error("there are no data types");
  return z.discriminatedUnion("dataType", [first, ...rest], {
    error: ({ code, input }) => (code === "invalid_union" || code === "invalid_type" ? noDefinition(input) : undefined),
  }) as unknown as z.ZodType<Output>;
}
