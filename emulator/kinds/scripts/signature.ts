import { refusal } from "../../core/refusal";

/** One parameter of a script, as `@action.param` declares it. */
export interface Parameter {
  name: string;
  options: Options;
}

export type Options = Partial<Record<string, string | number | boolean>>;

/** What a script declares about itself. */
export interface Signature {
  /** Class and method behind `@action.method`; empty without one. */
  methodObject: string;
  methodName: string;
  options: Options;
  classes: Set<string>;
  /** The parameters of the classes that have some. */
  types: Map<string, Parameter[]>;
}

const simpleTypes = ["Boolean", "String", "Number", "Date", "Datetime", "Object", "Any"];

const text = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/.source;
const comment = /\/\/.*|\/\*[\s\S]*?\*\//.source;
const decorator = `@action\\.(?<kind>param|method)\\(\\s*(?:\\{(?<literal>(?:${text}|[^"'\`{}])*)\\})?\\s*\\)`;
const modifiers = "(?:(?:public|protected|private|readonly|static|async|declare)\\s+)*";
const declaration = `${text}|\\bclass\\s+(?<className>\\w+)|${decorator}\\s*${modifiers}(?<member>\\w+)`;

/** Reads the decorators of a script: classes, their `@action.param` members and the `@action.method`. Everything between them is passed over. */
export function readSignature(source: string): Signature {
  const signature: Signature = { methodObject: "", methodName: "", options: {}, classes: new Set(), types: new Map() };
  const { classes, types } = signature;
  let current = "";
  for (const { groups = {} } of withoutComments(source).matchAll(new RegExp(declaration, "g"))) {
    const { className, kind, member = "", literal = "" } = groups;
    current = className ?? current;
    if (className) classes.add(className);
    if (kind === "param") types.set(current, [...(types.get(current) ?? []), { name: member, options: readOptions(literal) }]);
    if (kind === "method") Object.assign(signature, { methodObject: current, methodName: member, options: readOptions(literal) });
  }
  return signature;
}

/** Refuses types that the script does not have. */
export function checkSignature({ options, classes, types }: Signature): void {
  for (const part of ["input", "output"])
    if (options[part] !== undefined && !classes.has(String(options[part])))
      throw refusal("invalid", `@action.method: ${part}: there is no class ${options[part]}`);
  for (const { name, options } of [...types.values()].flat())
    if (options.type !== undefined && !simpleTypes.includes(String(options.type)) && !classes.has(String(options.type)))
      throw refusal("invalid", `@action.param: ${name}: there is no type ${options.type}`);
}

function withoutComments(source: string): string {
  return source.replace(new RegExp(`(${text})|${comment}`, "g"), (_all, kept: string | undefined) => kept ?? " ");
}

/** The texts, numbers and switches of an object literal. */
function readOptions(literal: string): Options {
  const members = literal.matchAll(new RegExp(`(\\w+)["']?\\s*:\\s*(?:(${text})|(true|false)|(-?\\d+(?:\\.\\d+)?))`, "g"));
  return Object.fromEntries(
    Array.from(members, ([, name = "", quoted, flag, number]) => [
      name,
      quoted ? quoted.slice(1, -1) : flag ? flag === "true" : Number(number),
    ]),
  );
}

/** What a script declares (0065), whose example is cut behind the first members of `types`. */
export function printSignature(script: string, { methodName, methodObject, options, types }: Signature): object {
  const printed = Object.fromEntries(
    Array.from(types, ([type, parameters]) => [type, parameters.map((one) => printParameter(one, types))]),
  );
  const { input = "", output = "", label = "", description = "" } = options;
  return {
    methodName,
    methodObject,
    label,
    description,
    script,
    types: printed,
    input,
    output,
    inputs: printed[String(input)] ?? [],
    outputs: printed[String(output)] ?? [],
  };
}

function printParameter({ name, options }: Parameter, types: Signature["types"]): object {
  const { type = "", metaName = "", label = "", description = "", pattern = "", message = "", min = null, max = null } = options;
  return {
    name,
    label,
    description,
    isCollection: options.isCollection === true,
    required: options.required === true,
    pattern,
    message,
    valueType: type,
    structType: types.has(String(type)) ? type : metaName,
    lengthInCharacter: options.lengthInCharacter === true,
    min,
    max,
  };
}
