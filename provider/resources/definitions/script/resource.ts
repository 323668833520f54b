import type * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { type TextSource, textOf } from "../../../program/sources";

/** One input or output of a {@link Script}. */
export interface ScriptParameter {
  /** Name of the parameter. */
  name: string;
  /** Shown name. */
  label: string;
  /** What it is for. */
  description: string;
  /** Whether it is a list. */
  isCollection: boolean;
  /** Whether a caller must give it. */
  required: boolean;
  /** `String`, `Number`, …, or the name of a class. */
  valueType: string;
  /** Name of the structure, when it is one. */
  structType: string;
}

/** What calls a {@link Script} takes and gives back. */
export interface ScriptSignature {
  /** The method that is run. */
  methodName: string;
  /** The class of that method. */
  methodObject: string;
  /** The class of the inputs. */
  input: string;
  /** The class of the outputs. */
  output: string;
  /** What a caller gives. */
  inputs: ScriptParameter[];
  /** What a caller gets. */
  outputs: ScriptParameter[];
  /** Members of the classes that have parameters, by the name of the class. */
  types: Record<string, ScriptParameter[]>;
}

/** Arguments of {@link Script}. */
export interface ScriptArgs {
  /**
   * Takes over a script that exists under the same name: where the platform offers no call to create one, make it in the designer and
   * adopt it. An adopted script stays on the platform when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /**
   * Developer name. `audit` becomes `{namespace}__audit`; a name with a double underscore is taken as it is. At most 64 characters.
   * Default: the name of the resource. A change replaces the script.
   */
  name?: string | undefined;
  /**
   * TypeScript source: a text, or a file. It is compiled to ES5 as the platform's own tool does it, without a check of its types; a fault of
   * its syntax is told in the preview. That needs the package `typescript`.
   */
  content: TextSource;
  /** JavaScript that is run instead of what `content` compiles to. Default: compiled here. */
  jscode?: TextSource | undefined;
  /** Source map of `jscode`. */
  sourceMap?: TextSource | undefined;
  /** Shown name. */
  label?: pulumi.Input<string> | undefined;
  /** What the script is for. */
  description?: pulumi.Input<string> | undefined;
  /**
   * Whether the script is enabled: others find and call only enabled ones. It is disabled while it is changed, and enabled again. Default:
   * a new script is not enabled, another one stays as it is.
   */
  active?: pulumi.Input<boolean> | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A script of the platform: TypeScript that flows, BPMs, pages and APIs call.
 *
 * No page of the API reference prints the calls that create, change and delete scripts; reading, uploading and enabling were seen in a
 * public tool of 2022. With `undocumentedOperations: deny`, or where the platform does not offer them, a creation and an update fail with an
 * error, and a deletion leaves state with a warning.
 *
 * @example
 * A script whose source is in a file.
 * ```ts
 * const audit = new astrozero.Script("audit", { content: new pulumi.asset.FileAsset("scripts/audit.ts"), active: true });
 * export const inputs = audit.signature.apply((signature) => signature?.inputs);
 * ```
 *
 * @example
 * With a reference to an object of the program.
 * ```ts
 * new astrozero.Script("countCustomers", {
 *   content: `import * as db from "db"; const count = db.object("${customer.apiName}").count();`,
 * });
 * ```
 *
 * @example
 * Taking over a script that was made in the designer.
 * ```ts
 * new astrozero.Script("legacyImport", { adoptExisting: true, content: new pulumi.asset.FileAsset("scripts/legacyImport.ts") });
 * ```
 */
export class Script extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** TypeScript source. */
  declare readonly content: pulumi.Output<string>;
  /** Whether the script is enabled; undefined while the program does not say. */
  declare readonly active: pulumi.Output<boolean | undefined>;
  /** Version of the record; the first one is `1.0.1`. */
  declare readonly version: pulumi.Output<string>;
  /** What calls take and give back; undefined where the platform does not tell it. (page 0065) */
  declare readonly signature: pulumi.Output<ScriptSignature | undefined>;
  /** Whether the script existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: ScriptArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, namespaceOf(opts)), opts);
  }

  /** Reads a script that this program does not manage. `id` is the script's id (`001a…`). Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Script {
    return existing(Script, name, id, opts);
  }

  /** Whether a value is a `Script`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Script {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, { content, jscode, sourceMap, ...args }: ScriptArgs, namespace: string): pulumi.Inputs {
  const place = `Script ${resource}`;
  return {
    ...args,
    content: textOf(place, content),
    ...(jscode !== undefined && { jscode: textOf(place, jscode) }),
    ...(sourceMap !== undefined && { sourceMap: textOf(place, sourceMap) }),
    name: definitionApiName(namespace, args.name ?? resource),
  };
}

const kind: Kind<Script> = {
  name: "Script",
  deletesFirst: true,
  outputs: { name: true, content: true, active: true, version: true, signature: true, adopted: true },
};
