// Whether the engine's tests made every call of the API overview. Usage: tsx reached.ts <file of names, one a line>
import { readFileSync } from "node:fs";
import { operations } from "../docs/operations";

const [file = ""] = process.argv.slice(2);
const reached = new Set(readFileSync(file, "utf8").split("\n"));
const missing = operations.filter(({ row, name }) => row !== undefined && !reached.has(name)).map(({ row, name }) => `row ${row}: ${name}`);
console.log(missing.length === 0 ? "every one of them" : `not made through the engine: ${missing.join(", ")}`);
process.exitCode = missing.length === 0 ? 0 : 1;
