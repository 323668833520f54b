import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { type ExportArgs, type ExportSchedule, exportInputsOf } from "../../../program/exports";
import { isOfKind } from "../../../program/kinds";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { runsAgainFor } from "../../runsAgainFor";

/** What exported records must satisfy: one comparison, or several without groups in them. (page 0075) */
export interface ExportCondition {
  /** `AND`: all of them; `OR`: at least one. */
  conjunction: "AND" | "OR";
  /** The comparisons. */
  conditions: {
    /** API name of the field. */
    field: string;
    /** `eq` and `ne` for every field, `lt`, `le`, `gt`, `ge` for moments. */
    operator: "eq" | "ne" | "lt" | "le" | "gt" | "ge";
    /** What with; a moment as `YYYY-MM-DD hh:mm:ss`. */
    value: string | number | boolean;
  }[];
}

/** Arguments of {@link DataExport}. */
export interface DataExportArgs extends ExportArgs {
  /** Form of the files. Default: `csv`. (page 0075) */
  fileType?: pulumi.Input<"csv" | "txt"> | undefined;
  /** Which records. Default: all. (page 0075) */
  condition?: pulumi.Input<ExportCondition> | undefined;
}

/**
 * An export of records, once or again and again.
 *
 * It is started when the resource is created, and again when an argument other than `assumeDone` changes. **No call of the platform tells the state
 * of an export, or hands out its files**: they are in the designer, and the user behind the credentials gets a mail. One that repeats goes on
 * when the resource is deleted, with a warning: end it in the designer.
 *
 * @example
 * The records of an object of the program.
 * ```ts
 * new astrozero.DataExport("customers", { objects: [customer] });
 * ```
 *
 * @example
 * Every month, by a template.
 * ```ts
 * const schedule = { first: "2026-01-01 00:00:00", every: 1, unit: "Month" as const };
 * new astrozero.DataExport("monthly", { templateName: "template01", fileType: "txt", schedule });
 * ```
 *
 * @example
 * What was made this year.
 * ```ts
 * new astrozero.DataExport("orders", {
 *   objects: ["Order"],
 *   condition: { conjunction: "AND", conditions: [{ field: "createdDate", operator: "ge", value: "2026-01-01 00:00:00" }] },
 * });
 * ```
 */
export class DataExport extends RunOnce {
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
  constructor(name: string, args: DataExportArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => exportInputsOf(args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `DataExport`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is DataExport {
    return isOfKind(kind.name, value);
  }
}

const kind: RunOnceKind<DataExport> = {
  name: "DataExport",
  deletesFirst: false,
  runsAgainFor: runsAgainFor.DataExport,
  outputs: { objects: true, templateName: true, schedule: true, triggers: true, taskId: true, uncertain: true },
};
