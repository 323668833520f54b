import type * as pulumi from "@pulumi/pulumi";
import { fileOf, hashOf, type ImportTaskArgs } from "../../../program/imports";
import { isOfKind } from "../../../program/kinds";
import { runError } from "../../../program/runError";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { type JsonSource, jsonOf } from "../../../program/sources";
import { runsAgainFor } from "../../runsAgainFor";
import type { ImportEffect } from "../dataImport/resource";

/** Arguments of {@link MetadataImport}. Either `objects` or `zip`. */
export interface MetadataImportArgs extends ImportTaskArgs {
  /** Descriptions of objects with their fields, as an export has them: objects of the program, or JSON files. (page 0078, um-0038) */
  objects?: JsonSource[] | undefined;
  /** Path of a zip, relative to the folder of the program: a JSON file for each object. (page 0078) */
  zip?: pulumi.Input<string> | undefined;
}

/**
 * An import of objects with their fields, as an export of the platform describes them: what one takes along from another tenant. For objects that
 * the program is to manage take `CustomObject`.
 *
 * It runs when the resource is created, and again when what is imported or `triggers` change. Deleting the resource deletes no object. The platform
 * has no call for the state of an import: `pulumi up` waits until all objects are there, and fails when they are not after `waitSeconds`. Whether
 * objects that were there before were changed nothing tells.
 *
 * @example
 * What was exported from another tenant.
 * ```ts
 * new astrozero.MetadataImport("objects", { zip: "data/objects.zip" });
 * ```
 *
 * @example
 * One object, as a JSON file of the export.
 * ```ts
 * new astrozero.MetadataImport("lead", { objects: [new pulumi.asset.FileAsset("data/acme__Lead__CST.json")] });
 * ```
 *
 * @example
 * One object of the program, again with each new version.
 * ```ts
 * const region = { name: "acme__Region__CST", label: "Region", allowBulkApiAccess: true, fields: [] };
 * new astrozero.MetadataImport("region", { objects: [region], triggers: ["1.0.1"] });
 * ```
 */
export class MetadataImport extends RunOnce {
  /** Path of the zip. */
  declare readonly zip: pulumi.Output<string | undefined>;
  /** What tells the imported content from another one. */
  declare readonly contentHash: pulumi.Output<string>;
  /** The values whose change imports again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** Id of the timed task; undefined where the platform does not tell it. */
  declare readonly taskId: pulumi.Output<string | undefined>;
  /** Which objects there were (1) or not (0), and had to be. */
  declare readonly effects: pulumi.Output<ImportEffect[]>;
  /** When the import was sent that is not proved to have done its work; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  /** @param name only for Pulumi */
  constructor(name: string, args: MetadataImportArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(`MetadataImport ${name}`, args), opts);
  }

  /** Whether a value is a `MetadataImport`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is MetadataImport {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(place: string, { objects, zip, ...args }: MetadataImportArgs): pulumi.Inputs {
  if (zip !== undefined) {
    if (objects !== undefined) throw runError(`${place}: give either objects or zip, not both.`);
    const { path, hash } = fileOf(place, zip);
    return { ...args, zip: path, contentHash: hash };
  }
  if (objects === undefined) throw runError(`${place}: give objects or zip.`);
  const documents = objects.map((source, index) => jsonOf(`${place}: objects[${index}]`, source));
  return { ...args, objects: documents, contentHash: hashOf(documents) };
}

const kind: RunOnceKind<MetadataImport> = {
  name: "MetadataImport",
  deletesFirst: false,
  runsAgainFor: runsAgainFor.MetadataImport,
  outputs: { zip: true, contentHash: true, triggers: true, taskId: true, effects: true, uncertain: true },
};
