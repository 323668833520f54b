import {
  createScript,
  deleteScript,
  getFormulaFunctions,
  getScript,
  getScriptDeclarations,
  getScriptSignature,
  getScripts,
  queryScripts,
  updateScript,
} from "../../provider/contract/scripts";
import { Created, Written } from "../outcomes";
import { declarations, formulaFunctions } from "../print/library";
import { printScript, printSignature } from "../print/scripts";
import type { Serve } from "../serve";
import { refusal } from "../world/refusal";

export function serveScripts(serve: Serve): void {
  serve(getScriptSignature, ({ path, query }, { world }) =>
    printSignature(path.scriptName, world.scripts.signature(path.scriptName, query?.version)),
  );

  serve(getScriptDeclarations, () => declarations);

  serve(getFormulaFunctions, () => formulaFunctions);

  serve(getScripts, (_input, { world }) => {
    refuseWhen(world.dialect.scriptLookup === "query");
    return world.scripts.all().map((script) => printScript(script, world));
  });

  serve(queryScripts, ({ body }, { world }) => {
    refuseWhen(world.dialect.scriptLookup === "list");
    return world.scripts.query(body).map((script) => printScript(script, world));
  });

  serve(getScript, ({ path }, { world }) => printScript(world.scripts.get(path.scriptId), world));

  serve(createScript, ({ body }, { world }) => {
    refuseWhen(world.dialect.scriptCreate === "absent");
    return new Created(world.scripts.create(body).id);
  });

  serve(updateScript, ({ path, body }, { world }) => {
    world.scripts.update(path.scriptId, body);
    return new Written(1);
  });

  serve(deleteScript, ({ path }, { world }) => {
    refuseWhen(world.dialect.scriptDelete === "absent");
    world.scripts.delete(path.scriptId);
    return new Written("1");
  });
}

/** Calls that the platform of a dialect does not have. */
function refuseWhen(absent: boolean): void {
  if (absent) throw refusal("absent", "there is no such call");
}
