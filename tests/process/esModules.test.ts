import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as emulator from "../../emulator";
import * as astrozero from "../../provider";
import * as entry from "../../provider/dynamic/entry";
import { runCommand } from "../support/command";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { installInto, temporaryDirectory } from "../support/programDirectory";

// Node reads the names that a CommonJS module exports from its text, without running it: what it overlooks there cannot be imported by name.

const modules = { "pulumi-astrozero": astrozero, "pulumi-astrozero/provider": entry, "pulumi-astrozero/emulator": emulator };

test.each(Object.entries(modules))(
  "an ES module imports every export of %s by its name, and all of them as one",
  async (name, exported) => {
    const directory = temporaryDirectory();
    removeAtEnd(() => rmSync(directory, { recursive: true, force: true }));
    installInto(directory, "newest");
    const names = Object.keys(exported).sort();
    const program = `
    import { ${names.join(", ")} } from "${name}";
    import * as all from "${name}";
    const named = { ${names.join(", ")} };
    const absent = Object.keys(named).filter((name) => named[name] === undefined || named[name] !== all[name]);
    process.stdout.write(JSON.stringify({ absent, fields: Object.keys(all.fields ?? {}).sort() }));`;
    const file = join(directory, "index.mjs");
    writeFileSync(file, program);

    const result = await runCommand(process.execPath, [file], { cwd: directory, env: environment({}), timeout: 60_000 });

    expect(result).toMatchObject({ code: 0, stderr: "" });
    const fields = name === "pulumi-astrozero" ? Object.keys(astrozero.fields).sort() : [];
    expect(JSON.parse(result.stdout)).toEqual({ absent: [], fields });
  },
);
