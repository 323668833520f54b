import { z } from "zod";
import type { ScriptSignature } from "../../../contract/scripts";
import { definitionName } from "../../../contract/values";
import { messageOf } from "../../../lifecycle/handler";
import type { Lived } from "../../../lifecycle/state";
import { syntaxFaults } from "./compile";

export const schema = z
  .strictObject({
    name: definitionName,
    content: z.string().min(1, "must not be empty"),
    jscode: z.string().optional(),
    sourceMap: z.string().optional(),
    label: z.string().optional(),
    description: z.string().optional(),
    active: z.boolean().optional(),
    adoptExisting: z.boolean().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine(({ name, content, jscode, sourceMap }, context) => {
    if (jscode === undefined && sourceMap !== undefined) {
      context.addIssue({ code: "custom", path: ["sourceMap"], message: "belongs to `jscode`, which is missing" });
    }
    if (jscode !== undefined) return;
    for (const message of faultsOf(name, content)) context.addIssue({ code: "custom", path: ["content"], message });
  });

function faultsOf(name: string, content: string): string[] {
  try {
    return syntaxFaults(name, content);
  } catch (error) {
    return [messageOf(error)];
  }
}

export type ScriptInputs = z.output<typeof schema>;

export interface ScriptState extends ScriptInputs, Lived {
  version: string;
  /** Undefined where the platform does not tell it. */
  signature?: ScriptSignature | undefined;
}
