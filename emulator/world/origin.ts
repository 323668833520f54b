import { refusal } from "./refusal";
import type { Origin } from "./state";

/** Package that `protect` names when it is given none. */
export const samplePackage = "003L000000YGxJbahwps";

/** Marks a thing as part of a protected, installed package. */
export function protect(thing: Origin, installedPackage: string): void {
  thing.protectMode = 1;
  thing.installedPackage = installedPackage;
}

/** Refuses to change a thing of an installed package. */
export function refuseProtected(kind: string, thing: Origin & { name: string }): void {
  if (thing.protectMode !== 0)
    throw refusal("protected", `${kind} ${thing.name} belongs to package ${thing.installedPackage} and is protected`);
}
