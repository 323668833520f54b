import { type Dialect, dialectAlternatives, dialectOf } from "../../emulator";
import { Problem } from "./problem";

interface Switch {
  name: string;
  value: unknown;
  /** The default is the first one. */
  values: unknown[];
  /** Whether each number goes, beside the values. */
  numbers: boolean;
}

/** The switches of the dialect, as they are now. */
export function switches(dialect: Dialect): Switch[] {
  const alternatives = dialectAlternatives.flatMap((one) => Object.entries(one.dialect));
  return Object.entries(dialectOf()).map(([name, first]) => {
    const values: unknown[] = [first, ...alternatives.flatMap(([other, value]) => (other === name ? [value] : []))];
    const numbers = values.some((value) => typeof value === "number");
    return { name, value: dialect[name as keyof Dialect], values, numbers };
  });
}

/** Turns a switch. */
export function turn(dialect: Dialect, name: string, body: unknown): void {
  const known = switches(dialect).find((one) => one.name === name);
  if (!known) throw new Problem(404, `there is no switch ${name}`);
  const { value } = (body ?? {}) as { value?: unknown };
  const isNumber = Number.isSafeInteger(value) && Number(value) >= 0;
  if (!known.values.includes(value) && !(known.numbers && isNumber))
    throw new Problem(400, `${name} is one of ${known.values.join(", ")}${known.numbers ? ", or another whole number" : ""}`);
  Object.assign(dialect, { [name]: value });
}
