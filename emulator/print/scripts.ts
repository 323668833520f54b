import { type Parameter, readSignature, type Signature } from "../world/signature";
import type { StoredScript } from "../world/state";
import type { World } from "../world/world";
import { logicMembers } from "./definitions";
import { sorted, typed } from "./people";

/** A script, in the list as by id: the members that a deployment tool recorded. */
export function printScript(script: StoredScript, world: World): object {
  const { content, jscode, sourceMap, label, description } = script;
  const { methodObject, methodName } = readSignature(content);
  const [application] = world.applications.all();
  return sorted({
    ...logicMembers(script, world),
    ...(application ? typed("belongTo", application.id, "Application", application.name) : { belongTo: null }),
    catalogue: null,
    content,
    description,
    jscode,
    label: label || null,
    methodName: methodName && `${methodObject}.${methodName}`,
    sourceMap,
    visibility: 0,
  });
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
