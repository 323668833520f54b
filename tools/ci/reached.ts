// Whether the engine's tests made every call of the API overview. Usage: tsx reached.ts <file of names, one a line>
import { readFileSync } from "node:fs";
import { operations } from "../docs/operations";

/** Calls that the engine's tests need not make, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  UpdateData: "no resource and no function makes it (docs/coverage.md)",
  DeleteDatabyCondition: "no resource and no function makes it (docs/coverage.md)",
  CheckFlow: "made only where a change of a flow does not answer how it compiles: a switch of the emulator, under which fast tests run",
};

const [file = ""] = process.argv.slice(2);
const reached = new Set(readFileSync(file, "utf8").split("\n"));
const missing = operations.filter(({ row, name }) => row !== undefined && !reached.has(name) && !(name in elsewhere));
console.log(missing.length === 0 ? "every one of them" : `not made through the engine: ${missing.map(({ name }) => name).join(", ")}`);
process.exitCode = missing.length === 0 ? 0 : 1;
