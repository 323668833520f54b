import { listed } from "../../../lifecycle/messages";
import { type DirectoryInputs, digestIn } from "./schema";

/** What an update does to the files of a directory, by their paths in it. */
export interface Plan {
  added: string[];
  changed: string[];
  removed: string[];
}

type Declared = Pick<DirectoryInputs, "files" | "exclusive">;

export function planFiles(olds: Declared, news: Declared): Plan {
  const paths = Object.keys(news.files);
  const before = (path: string) => digestIn(olds.files, path);
  // A refresh of an exclusive directory shows files of others, too: one that is exclusive no more leaves them alone.
  const isKept = (path: string) => olds.exclusive && !news.exclusive && before(path)?.hash === "";
  return {
    added: paths.filter((path) => !before(path)),
    changed: paths.filter((path) => before(path) && before(path)?.hash !== news.files[path]?.hash),
    removed: Object.keys(olds.files).filter((path) => !digestIn(news.files, path) && !isKept(path)),
  };
}

/** What a user reads of it in a preview. */
export function tellPlan(thing: string, { added, changed, removed }: Plan): string[] {
  const lines: [string, string[]][] = [
    ["added", added],
    ["changed", changed],
    ["removed", removed],
  ];
  return lines.filter(([, paths]) => paths.length > 0).map(([how, paths]) => `${thing}, ${how}: ${listed([...paths].sort())}.`);
}
