import type { Column, Columns } from "../../core/conditions";
import { refusal } from "../../core/refusal";

/** The columns by which lists of instances can be sorted; refuses any other name. */
export function instanceColumns<Instance>(noun: string, names: readonly (keyof Instance & string)[]): Columns<Instance> {
  return (name): Column<Instance> => {
    const field = names.find((known) => known === name);
    if (!field) throw refusal("invalid", `orderField: ${name} is not a field of ${noun}`);
    return { dataType: "Text", numeric: field === "urgency", read: (instance) => String(instance[field]) };
  };
}
