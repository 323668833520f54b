import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { fileOf, type ImportTaskArgs, objectNameOf } from "../../../program/imports";
import { isOfKind } from "../../../program/kinds";
import type { ObjectReference } from "../../../program/object";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { runsAgainFor } from "../../runsAgainFor";
import type { ImportEffect } from "../dataImport/resource";

/** How many records an import by a template adds to an object. */
export interface ExpectedRecords {
  /** The object: a `CustomObject`, its developer name or its full API name. */
  object: ObjectReference;
  /** How many records the import adds to it, at least. */
  records: pulumi.Input<number>;
}

/** Arguments of {@link TemplateImport}. */
export interface TemplateImportArgs extends ImportTaskArgs {
  /** Name of the import template, which is made in the designer. A change imports again. (page 0079) */
  template: pulumi.Input<string>;
  /** Path of an xls or xlsx file, relative to the folder of the program. A change of its content imports again. (page 0079) */
  file: pulumi.Input<string>;
  /** What the import adds, by which it is proved. Default: nothing, it is done when the platform has taken it. */
  expects?: ExpectedRecords[] | undefined;
}

/**
 * An import of a worksheet by a template of the platform, whose script gets the rows.
 *
 * It runs when the resource is created, and again when the file, the template or `triggers` change. Deleting the resource deletes nothing that was
 * imported. What the script does with the rows the platform does not tell: with `expects` the records of objects are counted before and after it.
 *
 * @example
 * ```ts
 * new astrozero.TemplateImport("devices", { template: "Device_deviceDataImport", file: "data/devices.xlsx" });
 * ```
 *
 * @example
 * Done when 120 devices are there.
 * ```ts
 * const expects = [{ object: "Device", records: 120 }];
 * new astrozero.TemplateImport("devices", { template: "Device_deviceDataImport", file: "data/devices.xlsx", expects });
 * ```
 *
 * @example
 * Once more for each release.
 * ```ts
 * const version = new pulumi.Config().require("version");
 * new astrozero.TemplateImport("prices", { template: "Price_import", file: "data/prices.xlsx", triggers: [version] });
 * ```
 */
export class TemplateImport extends RunOnce {
  /** Name of the template. */
  declare readonly template: pulumi.Output<string>;
  /** Path of the file. */
  declare readonly file: pulumi.Output<string>;
  /** What tells the imported content from another one. */
  declare readonly contentHash: pulumi.Output<string>;
  /** The values whose change imports again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** Id of the timed task; undefined where the platform does not tell it. */
  declare readonly taskId: pulumi.Output<string | undefined>;
  /** How many records of each object there were, and had to be. */
  declare readonly effects: pulumi.Output<ImportEffect[]>;
  /** When the import was sent that is not proved to have done its work; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  /** @param name only for Pulumi */
  constructor(name: string, args: TemplateImportArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(`TemplateImport ${name}`, args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `TemplateImport`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is TemplateImport {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(place: string, { file, expects, ...args }: TemplateImportArgs, namespace: string): pulumi.Inputs {
  const { path, hash } = fileOf(place, file);
  return {
    ...args,
    file: path,
    contentHash: hash,
    expects: expects?.map(({ object, records }) => ({ objectName: objectNameOf(object, namespace), records })),
  };
}

const kind: RunOnceKind<TemplateImport> = {
  name: "TemplateImport",
  deletesFirst: false,
  runsAgainFor: runsAgainFor.TemplateImport,
  outputs: { template: true, file: true, contentHash: true, triggers: true, taskId: true, effects: true, uncertain: true },
};
