import { z } from "zod";
import * as contract from "../../../contract/scripts";
import { messageOf } from "../../../lifecycle/handler";
import type { Lived } from "../../../lifecycle/state";
import { managedInputs } from "../../inputs";
import { syntaxFaults } from "./compile";

export const schema = z
  .strictObject({
    ...contract.create.body.partial({ jscode: true, sourceMap: true }).shape,
    content: z.string().min(1, "must not be empty"),
    active: z.boolean().optional(),
    ...managedInputs,
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
  signature?: contract.ScriptSignature | undefined;
}
