/** The declaration files of 0066, each with a few lines instead of some hundred kilobytes. */
export const declarations = {
  "bingo.d.ts": [
    'declare module "action" {',
    "  export function method(options?: { input?: string; output?: string; label?: string; description?: string }): MethodDecorator;",
    "  export function param(options?: { type?: string; required?: boolean; label?: string; description?: string }): PropertyDecorator;",
    "}",
    'declare module "uuid" {',
    "  export function generate(): string;",
    "}",
    "",
  ].join("\n"),
  "lib.es2017.d.ts": ["interface ObjectConstructor {", "  values<T>(o: { [name: string]: T }): T[];", "}", ""].join("\n"),
};

/** Some functions of formulas (0067): those that the manual names. */
export const formulaFunctions = [
  { name: "CONTAINS", category: "text", format: "CONTAINS(text, part)", description: "Whether a text holds another one" },
  { name: "PORTALUSERLOGIN", category: "system", format: "PORTALUSERLOGIN(userName)", description: "A token for a business user" },
  { name: "SETI18NERROR", category: "system", format: "SETI18NERROR(code, arg1, ...)", description: "Raises an error code of the tenant" },
];
