/** What the manifest of this package says of it. */
export function ownManifest(): Manifest {
  return require("pulumi-astrozero/package.json") as Manifest;
}

interface Manifest {
  version: string;
  homepage: string;
  peerDependencies: Record<"@pulumi/pulumi", string>;
}
