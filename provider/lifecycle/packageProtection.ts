/** What the records of all things tell of the package that they came with. */
export interface Packaged {
  protectMode: number | undefined;
  installedPackage: string;
}

/** Why the provider must not touch a thing; undefined when it may. */
// assumption: protected-things
export function packageProtection(thing: Packaged): string | undefined {
  if (thing.installedPackage) return `belongs to the installed package ${thing.installedPackage}`;
  return thing.protectMode ? "is protected" : undefined;
}
