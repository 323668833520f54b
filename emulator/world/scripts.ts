import type { z } from "zod";
import type { createScript, queryScripts, updateScript } from "../../provider/contract/scripts";
import { type Column, conditionTest } from "./conditions";
import { Definitions } from "./definitions";
import { refusal } from "./refusal";
import { checkSignature, readSignature, type Signature } from "./signature";
import { sortedRows } from "./sorting";
import type { StoredScript } from "./state";
import type { World } from "./world";

export type ScriptDefinition = z.output<typeof createScript.body>;
export type ScriptChanges = z.output<typeof updateScript.body>;
export type ScriptQuery = z.output<typeof queryScripts.body>;

/** What conditions and sorting can name. */
const columns = {
  id: "ID",
  name: "Name",
  version: "Text",
  active: "CheckBox",
  label: "Text",
  description: "Text",
  createdBy: "Lookup",
  createdDate: "DateTime",
  lastModifiedBy: "Lookup",
  lastModifiedDate: "DateTime",
} as const;

/** Scripts. The platform does not compile what is uploaded: it keeps the three texts. */
export class Scripts extends Definitions<StoredScript> {
  constructor(world: World) {
    super(world, "script", "001a");
  }

  protected override get stored(): Record<string, StoredScript> {
    return this.world.state.scripts;
  }

  /** The scripts that satisfy a condition, sorted and cut. */
  query({ condition, options: { orderby = [], limit } = {} }: ScriptQuery): StoredScript[] {
    return sortedRows(this.all().filter(conditionTest(condition, column)), orderby, column).slice(0, limit);
  }

  create({ name, ...definition }: ScriptDefinition): StoredScript {
    return this.add({ label: "", description: "", ...definition, ...this.born(name) });
  }

  /** What a script declares, in a version or in the latest one. */
  signature(name: string, version?: string): Signature {
    const script = this.versions(name)
      .filter((one) => version === undefined || one.version === version)
      .sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }))
      .at(-1);
    if (!script) throw refusal("missing", `script ${name} does not exist${version === undefined ? "" : ` in version ${version}`}`);
    const signature = readSignature(script.content);
    checkSignature(signature);
    return signature;
  }

  update(idOrName: string, changes: ScriptChanges): void {
    const script = this.changeable(idOrName);
    Object.assign(script, changes);
    this.world.touch(script);
  }
}

function column(name: string): Column<StoredScript> {
  if (!isColumn(name)) throw refusal("invalid", `field ${name} of scripts does not exist`);
  return { dataType: columns[name], numeric: false, read: (script) => (script[name] === "" ? null : script[name]) };
}

function isColumn(name: string): name is keyof typeof columns {
  return Object.hasOwn(columns, name);
}
