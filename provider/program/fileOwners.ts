import type { CustomResourceOptions } from "@pulumi/pulumi";
import { mocksInUse } from "./mocks";
import { perRun } from "./perRun";
import { providerOf } from "./provider";
import { runError } from "./runError";

/** Files that a resource of the program has. */
export interface OwnFiles {
  /** Kind and name of the resource, for messages. */
  resource: string;
  connectorType: string;
  connectorName: string;
  /** Paths in the bucket. */
  paths: string[];
  /** The directory in which it lets nothing else be. */
  exclusive?: string | undefined;
}

/** Which resource has which file, in one bucket. */
class FileOwners {
  private readonly owners = new Map<string, string>();
  private readonly exclusives: { resource: string; directory: string }[] = [];

  add({ resource, paths, exclusive }: OwnFiles): void {
    for (const path of paths) {
      const owner = this.owners.get(path);
      if (owner !== undefined) throw runError(`${resource}: ${owner} has the file ${path}, too. A file can belong to one resource only.`);
      for (const other of this.exclusives) refuseWithin(other.resource, other.directory, path, resource);
    }
    if (exclusive !== undefined) {
      for (const [path, owner] of this.owners) refuseWithin(resource, exclusive, path, owner);
      this.exclusives.push({ resource, directory: exclusive });
    }
    for (const path of paths) this.owners.set(path, resource);
  }
}

function refuseWithin(resource: string, directory: string, path: string, owner: string): void {
  if (!path.startsWith(`${directory}/`)) return;
  throw runError(
    `${resource} is exclusive, and would delete ${path}, which is a file of ${owner}. Put it into the folder, choose another path, or leave ` +
      "`exclusive` out.",
  );
}

const ownersOfRun = perRun(() => new Map<unknown, Map<string, FileOwners>>());

/**
 * Refuses files that two resources of a program would have: each would undo what the other one does. Answers what says so as soon as the files
 * are known. Unit tests with mocks may make the same things as often as they like.
 */
export function fileOwners(opts: CustomResourceOptions | undefined): (files: OwnFiles) => void {
  if (mocksInUse()) return () => {};
  const run = ownersOfRun();
  const provider = providerOf(opts);
  const buckets = run.get(provider) ?? new Map<string, FileOwners>();
  run.set(provider, buckets);
  return (files) => {
    const bucket = `${files.connectorType}/${files.connectorName}`;
    const owners = buckets.get(bucket) ?? new FileOwners();
    buckets.set(bucket, owners);
    owners.add(files);
  };
}
