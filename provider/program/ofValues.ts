/** Carries the values of a picklist from the picklist to the rows of an object; no field has such a member. */
export declare const picklistValues: unique symbol;
/** What has the values of a picklist: a picklist, and the fields that use it. */
export interface OfValues<Value extends string> {
  /** For the compiler alone. */
  readonly [picklistValues]?: Value | undefined;
}
