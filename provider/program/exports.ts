import type * as pulumi from "@pulumi/pulumi";
import { objectNameOf, type TaskArgs } from "./imports";
import type { ObjectReference } from "./object";

/** When an export runs. */
export interface ExportSchedule {
  /** When it runs first, `YYYY-MM-DD hh:mm:ss` by the platform's clock. (page 0075) */
  first: pulumi.Input<string>;
  /** After how many of `unit` it runs again. Default: it runs once. (page 0075) */
  every?: pulumi.Input<number> | undefined;
  /** What `every` counts. (page 0075) */
  unit?: pulumi.Input<"Hour" | "Day" | "Month"> | undefined;
}

/** Arguments of exports of records and of objects. */
export interface ExportArgs extends TaskArgs {
  /** The objects: a `CustomObject`, a developer name or a full API name each. They must have `allowBulkApiAccess`. (page 0075) */
  objects?: ObjectReference[] | undefined;
  /** Name of an export template, which is made in the designer. Needed without `objects`. (page 0075) */
  templateName?: pulumi.Input<string> | undefined;
  /** Encoding of the files. Default: `utf-8`. (page 0075) */
  encodeType?: pulumi.Input<"utf-8" | "gbk"> | undefined;
  /** When it runs. Default: at once. (page 0075) */
  schedule?: ExportSchedule | undefined;
}

/** What exports make of their arguments alike. */
export function exportInputsOf({ objects, ...args }: ExportArgs, namespace: string): pulumi.Inputs {
  return { ...args, objects: objects?.map((object) => objectNameOf(object, namespace)) };
}
