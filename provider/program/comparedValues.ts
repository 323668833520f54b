import * as pulumi from "@pulumi/pulumi";
import { isDecimal, moment } from "../fieldModel/plainValues";
import { runError } from "./runError";

/** What a value of a type must look like. */
interface Form {
  /** The value as the platform compares it; undefined for what is none of the type. */
  read(value: unknown): unknown;
  /** What a user reads of such a value. */
  advice: string;
}

const number: Form = { read: (value) => (isDecimal(value) ? value : undefined), advice: "is not a number" };

const forms = {
  number,
  percent: number,
  currency: number,
  date: { read: (value) => moment(value)?.slice(0, 10), advice: "is not a date: write YYYY-MM-DD" },
  dateTime: { read: moment, advice: "is not a moment: write YYYY-MM-DD hh:mm:ss, or ISO 8601 with a zone, which is turned into UTC" },
} satisfies Record<string, Form>;

/** Types whose values have a form. */
export type FormedType = keyof typeof forms;

/** What a field is compared with, in the form of its type: at once, or as soon as it is known. What is empty is told when it is asked. */
export function inForm<Value>(type: FormedType | undefined, field: string, value: Value): Value {
  if (type === undefined) return value;
  return (isLater(value) ? later(type, field, value) : formed(type, field, value, false)) as Value;
}

function isLater(value: unknown): value is pulumi.Output<string> | Promise<string> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function later(type: FormedType, field: string, value: pulumi.Output<string> | Promise<string>): pulumi.Output<unknown> {
  const output = pulumi.output(value);
  return output.apply(async (known) => formed(type, field, known, await pulumi.isSecret(output)));
}

function formed(type: FormedType, field: string, value: unknown, isSecret: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => (isLater(one) ? later(type, field, one) : formed(type, field, one, isSecret)));
  if (value === undefined || value === null || value === "") return value;
  const { read, advice } = forms[type];
  const there = read(value);
  if (there !== undefined) return there;
  throw runError(`where.${type}("${field}"): ${isSecret ? "the value, a secret," : JSON.stringify(value)} ${advice}.`);
}
