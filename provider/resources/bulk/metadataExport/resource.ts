import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { type ExportArgs, type ExportSchedule, exportInputsOf } from "../../../program/exports";
import { isOfKind } from "../../../program/kinds";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { runsAgainFor } from "../../runsAgainFor";

/** Arguments of {@link MetadataExport}. */
export interface MetadataExportArgs extends ExportArgs {}

/**
 * An export of objects with their fields, once or again and again.
 *
 * It is started when the resource is created, and again when an argument other than `assumeDone` changes. **No call of the platform tells the state
 * of an export, or hands out its files**: they are in the designer, and the user behind the credentials gets a mail. One that repeats goes on
 * when the resource is deleted, with a warning: end it in the designer.
 *
 * @example
 * ```ts
 * new astrozero.MetadataExport("backup", { objects: ["Lead", "PortalUser"] });
 * ```
 *
 * @example
 * For each release.
 * ```ts
 * new astrozero.MetadataExport("release", { objects: [customer], triggers: [new pulumi.Config().require("version")] });
 * ```
 *
 * @example
 * Every day, by a template.
 * ```ts
 * new astrozero.MetadataExport("daily", { templateName: "all", schedule: { first: "2026-01-01 02:00:00", every: 1, unit: "Day" } });
 * ```
 */
export class MetadataExport extends RunOnce {
  /** API names of the objects. */
  declare readonly objects: pulumi.Output<string[] | undefined>;
  /** Name of the template. */
  declare readonly templateName: pulumi.Output<string | undefined>;
  /** When it runs; undefined for at once. */
  declare readonly schedule: pulumi.Output<pulumi.Unwrap<ExportSchedule> | undefined>;
  /** The values whose change exports again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** Id of the timed task; undefined where the platform does not tell it. */
  declare readonly taskId: pulumi.Output<string | undefined>;
  /** When the export was sent whose answer got lost; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  /** @param name only for Pulumi */
  constructor(name: string, args: MetadataExportArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => exportInputsOf(args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `MetadataExport`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is MetadataExport {
    return isOfKind(kind.name, value);
  }
}

const kind: RunOnceKind<MetadataExport> = {
  name: "MetadataExport",
  deletesFirst: false,
  runsAgainFor: runsAgainFor.MetadataExport,
  outputs: { objects: true, templateName: true, schedule: true, triggers: true, taskId: true, uncertain: true },
};
