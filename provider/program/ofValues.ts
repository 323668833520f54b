/** Carries the values of a picklist from the picklist to the rows of an object; no field has such a member. */
export declare const picklistValues: unique symbol;
export interface OfValues<Value extends string> {
  readonly [picklistValues]?: Value | undefined;
}
