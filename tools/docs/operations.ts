import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "../../provider/contract/operation";

const folder = join(__dirname, "../../provider/contract");

/** Every call of the contract: what the files of its folder export. */
export const operations: readonly Operation[] = readdirSync(folder)
  .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
  .flatMap((file) => Object.values<unknown>(require(join(folder, file))))
  .filter(isOperation);

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "method" in value && "evidence" in value;
}
