import type * as pulumi from "@pulumi/pulumi";
import type { AssetSource, ObjectReference } from "../../../provider";

/** Compiles while there are no faults; the compiler's error names them. */
export type None<Faults extends never> = Faults;

/**
 * What a kind of resource does not say in the same way in all places: in its arguments, its schema, its state and its outputs. Each member
 * of the state is an output, but for those that are `Kept` to the state. Where the schema takes more than the arguments on purpose, or an
 * output promises less than the state holds, the member is one of `Loose`.
 */
export type Faults<Args, Inputs, State, Outs, Kept extends PropertyKey, Loose extends PropertyKey = never> =
  | `no argument ${Missing<Inputs, Args>}`
  | `not in the schema: ${Missing<Args, Inputs>}`
  | `argument and schema differ: ${Names<Unequal<Args, Inputs, Loose>>}`
  | `no output ${Names<Exclude<Members<State>, keyof Outs | Kept | KeptByAll>>}`
  | `kept to the state, and an output: ${Names<(Kept | KeptByAll) & keyof Outs>}`
  | `kept to the state, and not in it: ${Names<Exclude<Kept, Members<State>>>}`
  | `not in the state: ${Missing<Outs, State>}`
  | `state and output differ: ${Names<Unequal<State, Outs, Loose>>}`;

/** What steers the provider, and tells a program nothing of the platform. */
type KeptByAll = "adoptExisting" | "recover" | "allowDataLoss" | "extra" | "objectName" | "unfinished" | "before";

/** The members of each form that something has. */
type Members<T> = T extends unknown ? keyof T : never;

/** The members of one side that the other lacks. */
export type Missing<From, In> = Names<Exclude<keyof From, keyof In>>;

/** What begins with two underscores is made by the class, not by users. */
type Names<Keys extends PropertyKey> = Exclude<Keys & string, `__${string}`>;

type Unequal<One, Other, Loose extends PropertyKey> = {
  [Key in keyof One & keyof Other]: (Key extends Loose ? Fits<One[Key], Other[Key]> : Same<Shape<One[Key]>, Shape<Other[Key]>>) extends true
    ? never
    : Key;
}[keyof One & keyof Other];

type Fits<One, Other> = [One] extends [Other] ? true : false;
type Same<One, Other> = [One] extends [Other] ? Fits<Other, One> : false;

/** A type for which an optional member is something else than a missing one: values fit only where all members are the same. */
type Shape<T> = unknown extends T ? T : T extends object ? { [Key in keyof T]-?: [Shape<T[Key]>] } : T;

/** What a resource gives to programs. */
export type Outputs<Resource> = {
  [Key in Exclude<keyof Resource, keyof pulumi.CustomResource> as Resource[Key] extends pulumi.OutputInstance<unknown>
    ? Key
    : never]: Resource[Key] extends pulumi.OutputInstance<infer Value> ? Value : never;
};

/** Arguments as the schema sees them. `Completed` are those to which the class gives a value where a user gives none. */
export type Sent<Args, Completed extends PropertyKey = "name"> = {
  [Key in keyof Args as Exclude<Key, Completed>]: Plain<Args[Key]>;
} & { [Key in keyof Args & Completed]: Exclude<Plain<Args[Key]>, undefined> };

/** Arguments with what the class makes of the object that something belongs to. */
export type Placed<Args> = Args extends { object: infer Reference }
  ? Same<Reference, ObjectReference> extends true
    ? Omit<Args, "object"> & Placement
    : Args
  : Args;

interface Placement {
  objectId: string;
  objectName?: string | undefined;
}

/** A value that the class makes something of, where the program gives what it should. */
type Made<Given, Expected, Becomes> = [Given] extends [Expected] ? Becomes : Given;

/** Arguments with what the classes of records make of the object, of keys, of rows, of their secrets and of the sets that they refer to. */
export type OfRecords<Args, Inputs extends { types?: unknown; key?: unknown; secrets?: unknown }> = {
  [Name in keyof Args as Exclude<Name, Args extends { object: number[] } ? never : "object">]: Name extends "key"
    ? Made<Args[Name], string | readonly string[] | undefined, Inputs["key"]>
    : Name extends keyof Rows
      ? Made<Args[Name], Rows[Name], Name extends keyof Inputs ? Inputs[Name] : never>
      : Args[Name];
} & { name: string; objectName: string } & Pick<Inputs, "types" | "secrets">;

/** What programs give in the place of rows. */
interface Rows {
  records: readonly { readonly [column: string]: unknown }[] | undefined;
  file: string | { path: string } | undefined;
  lookups: { readonly [column: string]: unknown } | undefined;
  values: { readonly [column: string]: unknown };
}

/** A value as the provider gets it: what it waits for is known, and files are read. Not `pulumi.Unwrap`, which makes `never` of `unknown`. */
type Plain<T> = unknown extends T ? T : PlainMember<T>;
type PlainMember<T> = T extends AssetSource
  ? never
  : T extends pulumi.OutputInstance<infer Value> | Promise<infer Value>
    ? Plain<Value>
    : T extends object
      ? { [Key in keyof T]: Plain<T[Key]> }
      : T;

/** Arguments with the names of objects in the place of objects, in the members that are lists of objects, of names, or of what has one. */
export type Named<Args, Member extends keyof Args, Value> = Omit<Args, Member> & {
  [Name in Member]?: (NonNullable<Args[Name]> extends readonly (object | string)[] ? Value : Args[Name]) | undefined;
};

/** What the classes of imports work out of their files. */
export interface Hashed {
  contentHash: string;
}
