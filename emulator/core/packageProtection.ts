import { refusal } from "./refusal";

/** `protectMode` 1 and the id of a package mark what came with an installed package. */
export interface PackageProtection {
  protectMode: number;
  installedPackage: string;
}

/** What is made here comes from no package. */
export const noPackage: PackageProtection = { protectMode: 0, installedPackage: "" };

/** Package that `protect` names when it is given none. */
export const samplePackage = "003L000000YGxJbahwps";

/** Marks a thing as part of a protected, installed package. */
export function protect(thing: PackageProtection, installedPackage: string = samplePackage): void {
  Object.assign(thing, { protectMode: 1, installedPackage });
}

/** Refuses to change a thing of an installed package. */
export function refuseProtected(noun: string, thing: PackageProtection & { name: string }): void {
  if (thing.protectMode !== 0)
    throw refusal("protected", `${noun} ${thing.name} belongs to package ${thing.installedPackage} and is protected`);
}
