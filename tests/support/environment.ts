import { delimiter, dirname } from "node:path";

const kept = ["LANG", "LC_ALL", "PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "TZ"];

/**
 * The environment of a child process: the values given, and from the developer's shell only where programs are. No ASTROZERO_*, PULUMI_*
 * or proxy setting of the shell gets through. The Node that runs the tests is first on PATH.
 */
export function environment(values: Readonly<Record<string, string>>, path: readonly string[] = []): Record<string, string> {
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const PATH = [...path, dirname(process.execPath), own.PATH].filter(Boolean).join(delimiter);
  return { ...own, PATH, ...values };
}
