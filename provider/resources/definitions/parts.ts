import { z } from "zod";
import { defined } from "../../lifecycle/attributes";
import { projectDeclared } from "../../lifecycle/projectDeclared";
import { managedInputs } from "../inputs";

type Values = Record<string, unknown>;

/** What flows and BPMs take beside the attributes that a page names. */
export const definitionInputs = {
  definition: z.record(z.string(), z.unknown()).optional(),
  active: z.boolean().optional(),
  ...managedInputs,
};

/** Attributes that have names of their own in the API, and the rest in one `definition`. */
interface Parts {
  definition?: Values | undefined;
}

/** What the program declares, under the names of the API: its attributes win over the same ones of the definition. */
export function declaredParts(names: readonly string[], { definition, ...inputs }: Parts): Values {
  const own: Values = inputs;
  return { ...definition, ...defined(Object.fromEntries(names.map((name) => [name, own[name]]))) };
}

/** The declared parts as the platform has them. */
export function projectParts(names: readonly string[], inputs: Parts, live: Values): Values {
  const declared: Values = { ...inputs };
  const seen = names.filter((name) => declared[name] !== undefined).map((name) => [name, projectDeclared(declared[name], live[name])]);
  return { ...Object.fromEntries(seen), ...(inputs.definition && { definition: projectDeclared(inputs.definition, live) }) };
}

/** Tells of what is in a definition and has an argument of its own that nothing else can take the place of. */
export function refuseInDefinition(names: readonly string[], { definition = {} }: Parts, context: z.core.$RefinementCtx): void {
  for (const name of names.filter((own) => own in definition)) {
    context.addIssue({
      code: "custom",
      path: ["definition", name],
      message: "does not belong in the definition: it is an argument, or the platform's own",
    });
  }
}
