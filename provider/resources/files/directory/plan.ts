import { listed } from "../../../lifecycle/messages";
import { type DirectoryInputs, digestIn, type Files } from "./schema";

/** What an update does to the files of a directory, by their paths in it. */
export interface Plan {
  added: string[];
  changed: string[];
  removed: string[];
}

type Declared = Pick<DirectoryInputs, "files" | "exclusive">;

/** The files that an update starts from. A refresh of an exclusive directory shows files of others, too: one that is exclusive no more leaves them. */
export function knownFiles(olds: Declared, news: Declared): Files {
  if (!olds.exclusive || news.exclusive) return olds.files;
  return Object.fromEntries(Object.entries(olds.files).filter(([path, { hash }]) => hash !== "" || digestIn(news.files, path)));
}

export function planFiles(olds: Files, news: Files): Plan {
  const paths = Object.keys(news);
  const before = (path: string) => digestIn(olds, path);
  return {
    added: paths.filter((path) => !before(path)),
    changed: paths.filter((path) => before(path) && before(path)?.hash !== news[path]?.hash),
    removed: Object.keys(olds).filter((path) => !digestIn(news, path)),
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
