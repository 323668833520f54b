import { join } from "node:path";
import { temporaryFolder } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, openObject, sha256 } from "../bulk";

const at = useDriver();
const bodies = (operation: string) =>
  at.driver.emulator.requests.list.filter((request) => request.operation === operation).map(({ query, body }) => ({ query, body }));

describe("an import by a template", () => {
  const begin = (more: Properties = {}, name = "devices.xlsx") => {
    const path = join(temporaryFolder({ [name]: "cells" }), name);
    return at.driver.declare("TemplateImport", { template: "Device_import", file: path, contentHash: sha256("cells"), ...more });
  };
  const sent = () => calls(at.driver, "ImportDataUseTemplate");

  test("is done when the platform has taken it", async () => {
    const thing = begin();
    expect(await thing.up()).toBe("created");
    expect(bodies("ImportDataUseTemplate")).toMatchObject([{ query: { template: "Device_import", filename: "devices.xlsx" } }]);
    expect(await thing.up()).toBe("unchanged");
    expect(await thing.up({ ...thing.inputs, triggers: [1] })).toBe("updated");
    expect(await thing.up({ ...thing.inputs, template: "Other_import" })).toBe("updated");
    expect(sent()).toBe(3);
  });

  test("is proved by what it is to add", async () => {
    openObject(at.driver);
    const thing = begin({ expects: [{ objectName, records: 2 }], waitSeconds: 10 });
    // The emulator does not run the script of a template.
    expect(await complaint(thing.up())).toContain(`${objectName}: 2 records are expected, and there are 0.`);
    at.driver.emulator.world.records.add(objectName, [{ name: "a" }, { name: "b" }]);
    expect(await thing.up()).toBe("updated");
    expect(sent()).toBe(1);
  });

  test("whose answer got lost stays uncertain where nothing proves it", async () => {
    at.driver.emulator.faults.add({ operation: "ImportDataUseTemplate", kind: "cut", when: "after", times: 1 });
    const thing = begin();
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
    expect(sent()).toBe(1);
    expect(await thing.up({ ...thing.inputs, assumeDone: thing.outputs.uncertain })).toBe("updated");
    expect(sent()).toBe(1);
  });

  test("takes worksheets only", async () => {
    expect(await complaint(begin({}, "devices.csv").up())).toContain("must be the path of an xls or xlsx file");
    expect(sent()).toBe(0);
  });
});
