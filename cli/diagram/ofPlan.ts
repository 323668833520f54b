import { isDeepStrictEqual } from "node:util";
import { self } from "../../provider/fieldModel/fieldSchema";
import { shortName } from "../../provider/fieldModel/names";
import { kindIn } from "../../provider/program/typeNames";
import { actionOf, keptBy } from "../review/changes";
import type { Plan, Step } from "../review/plan";
import type { Drawing, DrawnField, DrawnObject, Mark } from "./drawing";

type Properties = Record<string, unknown>;

const marks = { create: "created", update: "changed", replace: "replaced", delete: "deleted" } as const;

/** The objects and fields of a plan, marked by what changes: those that stay as they are need `--show-sames`. */
export function drawingOfPlan({ steps }: Plan): Drawing {
  const objects = new Map<string, DrawnObject>();
  const objectOf = (name: string, mark: Mark = "same") => {
    const object = objects.get(name) ?? { name, mark, fields: [] };
    if (mark !== "same") object.mark = mark;
    objects.set(name, object);
    return object;
  };
  for (const step of steps) {
    const { type, inputs } = step.newState ?? step.oldState ?? { type: "", inputs: {} as Properties };
    const mark = markOf(step);
    if (kindIn(type) === "CustomObject") {
      const { name, fields } = drawnObject(step, mark);
      const object = objectOf(name, mark);
      object.fields = [...fields, ...object.fields.filter((field) => fields.every((other) => other.name !== field.name))];
    }
    if (kindIn(type) === "Field") {
      const object = objectOf(String(inputs.objectName ?? inputs.objectId));
      const field = drawnField(shortName(String(inputs.name)), inputs, object.name, mark);
      object.fields = [...object.fields.filter(({ name }) => name !== field.name), field];
      if (mark !== "same" && object.mark === "same") object.mark = "changed";
    }
  }
  return [...objects.values()];
}

/** What leaves the program alone stays as it is. */
function markOf({ op, oldState }: Step): Mark {
  const action = actionOf(op);
  if (!action || (action === "delete" && oldState && keptBy(oldState, action) !== undefined)) return "same";
  return marks[action];
}

function drawnObject({ oldState, newState }: Step, mark: Mark): DrawnObject {
  const [before, after] = [oldState, newState].map((state) => (state?.inputs.fields ?? {}) as Record<string, Properties>);
  const name = String((newState ?? oldState)?.inputs.name);
  const fields = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])].map((key) => {
    const [old, next] = [before?.[key], after?.[key]];
    return drawnField(key, next ?? old ?? {}, name, mark === "changed" ? changeOf(old, next) : mark);
  });
  return { name, mark, fields };
}

function changeOf(old: Properties | undefined, next: Properties | undefined): Mark {
  if (!old) return "created";
  if (!next) return "deleted";
  return isDeepStrictEqual(old, next) ? "same" : "changed";
}

function drawnField(name: string, { dataType, referenceObjectName }: Properties, object: string, mark: Mark): DrawnField {
  const target = referenceObjectName === self ? object : referenceObjectName;
  return { name, dataType: String(dataType), target: typeof target === "string" ? target : undefined, mark };
}
