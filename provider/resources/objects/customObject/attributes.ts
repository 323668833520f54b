import { labelLength } from "../../../contract/objects";
import { shortName } from "../../../fieldModel/names";
import { type ObjectAttribute, type ObjectInputs, objectAttributes } from "./schema";

export const attributeNames = Object.keys(objectAttributes) as ObjectAttribute[];

/** The value that the platform has for an attribute, whether the program sets it or not. */
// assumption: unset-attributes
export function effective(inputs: ObjectInputs, attribute: ObjectAttribute): string | boolean {
  const value = inputs[attribute];
  if (value !== undefined) return value;
  if (attribute === "label") return shortName(inputs.name);
  // The longest label leaves no room for the "s".
  if (attribute === "pluralLabel") return `${effective(inputs, "label")}s`.slice(0, labelLength);
  return attribute === "description" ? "" : false;
}

/** The body that creates the object; its fields come afterwards. */
export function creationBody(inputs: ObjectInputs) {
  const set = Object.fromEntries(attributeNames.filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]));
  const page = (kind: "ObjectDetailLayout" | "ObjectRecordsLayout", suffix: string) => ({
    name: inputs.view?.[kind]?.name ?? `__layout__${inputs.name}__${suffix}`,
    fields: inputs.view?.[kind]?.fields ?? ["name"],
  });
  return {
    description: "",
    ...set,
    name: inputs.name,
    label: String(effective(inputs, "label")),
    fields: [{ label: inputs.nameField?.label ?? "Name", name: "name", dataType: "Name" }],
    // assumption: view-required
    view: { ObjectDetailLayout: page("ObjectDetailLayout", "detail"), ObjectRecordsLayout: page("ObjectRecordsLayout", "records") },
  };
}

/** The attributes of the object itself that an update sends. */
export function changedObjectAttributes(olds: ObjectInputs, news: ObjectInputs): Partial<Pick<ObjectInputs, ObjectAttribute>> {
  return Object.fromEntries(
    attributeNames
      .filter((attribute) => effective(olds, attribute) !== effective(news, attribute))
      .map((attribute) => [attribute, effective(news, attribute)]),
  );
}
