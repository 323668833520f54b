import type * as pulumi from "@pulumi/pulumi";
import type { ObjectReference } from "../program/object";
import type { Provider } from "../program/provider";

/** Which tenant a data source asks. */
export interface QueryOptions {
  /** The tenant. Default: the one of `parent`, else that of the stack configuration and the environment. */
  provider?: Provider | undefined;
  /** A component or resource whose provider is taken. */
  parent?: pulumi.Resource | undefined;
}

/** Which tenant the form with `Output` in its name asks, and when. */
export interface QueryOutputOptions extends QueryOptions {
  /**
   * Resources that are made or changed before the platform is asked, beside those that the arguments come from: for what does not name
   * them, as `getPagesOutput` does not. A component means the resources in it. In a preview the answer is not known while one of
   * them is to be made, or is a `CustomObject` with a change. Default: none.
   */
  dependsOn?: pulumi.InvokeOutputOptions["dependsOn"] | undefined;
}

/** Something that is told by its name. */
export interface ByName {
  /**
   * Developer name, to which the namespace is added, or the full API name. A name that does not exist in the namespace is also looked
   * for as it is: standard things have none.
   */
  name: string;
  /** Not beside `name`. */
  id?: undefined;
}

/** Something that is told by its id. */
export interface ById {
  /** Id, as the platform gave it: 20 letters and digits. */
  id: string;
  /** Not beside `id`. */
  name?: undefined;
}

/** Something that has versions, each with an id of its own. */
export interface ByNameAndVersion extends ByName {
  /** Which version, for example `1.0.1`. Needed when there are several. */
  version?: string | undefined;
}

/** Something that has versions, by the id of one. */
export interface ByVersionId extends ById {
  /** Not beside `id`, which is that of one version. */
  version?: undefined;
}

/** What belongs to an object. */
export interface OfObject {
  /**
   * The object: its id, its developer name or its full API name. The form with `Output` in its name also takes a `CustomObject` of the
   * program.
   */
  object: string;
}

/** Arguments of the data sources that ask for all there is. */
export type NoArgs = Record<never, never>;

/** Arguments of the `Output` form: values may be outputs, an object may be a resource. */
export type OutputArgs<Args> = Args extends unknown
  ? {
      [Name in keyof Args]: Name extends "object"
        ? ObjectReference | Extract<Args[Name], undefined>
        : [Args[Name]] extends [undefined]
          ? undefined
          : pulumi.Input<NonNullable<Args[Name]>> | Extract<Args[Name], undefined>;
    }
  : never;

/** What a data source is called with. Arguments without a required member may be left out. */
export type QueryArguments<Args, Values, Options> = NoArgs extends Args ? [args?: Values, opts?: Options] : [args: Values, opts?: Options];

/** A data source as a promise. Rejects with a message for users. */
export type Query<Args, Result> = (...given: QueryArguments<Args, Args, QueryOptions>) => Promise<Result>;

/**
 * A data source as an output. In a preview it is not known while an argument is not known, nor while a resource that it comes after (behind
 * an argument, or in `dependsOn`) is to be made, or is a `CustomObject` with a change. Plain texts such as `customer.apiName` wait for nothing.
 */
export type QueryOutput<Args, Result> = (...given: QueryArguments<Args, OutputArgs<Args>, QueryOutputOptions>) => pulumi.Output<Result>;

/** Who made a thing, who changed it last, and when: ids of users, dates as `YYYY-MM-DD hh:mm:ss` without a zone. */
export interface Audit {
  /** Id of the user who made it. */
  createdBy: string;
  /** When it was made. */
  createdDate: string;
  /** Id of the user who changed it last. */
  lastModifiedBy: string;
  /** When it was changed last. */
  lastModifiedDate: string;
}

/** Where a thing comes from. */
export interface Origin {
  /** 0 when it is the tenant's own, 1 when it came with a protected package; undefined when the platform does not say. */
  protectMode?: number;
  /** Id of the package that brought it; empty for the tenant's own. */
  installedPackage: string;
}
