import { operations } from "../../../tools/docs/operations";
import { objectBody, useSession } from "./session";

const session = useSession();

/** Twenty letters, as an id has. */
const name = "CheckAmountPositives";

/** One thing of each kind under that name, all in the object of that name. */
function makeThings(): void {
  const { world } = session.emulator;
  world.objects.create({ ...objectBody(name), name, fields: [] });
  world.fields.add(name, [{ name, label: "A", dataType: "text" }]);
  world.layouts.create(name, { name, existingPageLayout: String(world.layouts.all(name)[0]?.id) });
  world.triggers.create(name, { name, script: "x" });
  world.validators.create(name, { name, active: false });
  world.buttons.create(name, { name });
  world.picklists.create({ name, masterLabel: "P" });
  world.applications.create({ name, label: "A" });
  world.pages.create({ name, label: "A" });
  world.flows.create({ name, label: "F", processType: "Autolaunched Flow", localUrl: `/run/${name}` });
  world.bpms.create({ name, label: "B" });
  world.scripts.create({ name, content: "", jscode: "", sourceMap: "" });
  world.records.add(name, [{ name }]);
}

const calls = operations.filter(({ path, method }) => path.includes("Id}") && ["GET", "DELETE"].includes(method));

test("the calls that name a thing by its id are these", () => {
  expect(new Set(calls.flatMap(({ path }) => path.match(/\w+(?=Id\})/g)))).toEqual(
    new Set("object field trigger validator layout button picklist application view flow bpm instance script record".split(" ")),
  );
});

describe.each([...new Set(calls.map(({ method, path }) => `${method} ${path}`))])("%s", (call) => {
  const [method = "", path = ""] = call.split(" ");

  // An id in front of the last parameter is one, so that only the last is a name.
  test.each([name, "propertyIsEnumerable"])("does not take %s for an id", async (last) => {
    makeThings();
    const { id } = session.emulator.world.objects.get(name);
    const before = structuredClone(session.emulator.world.state);
    const [front = "", rest] = path.split(/(?<=^.*)\{\w+\}(?=[^{]*$)/);
    const wanted = `${front.replace("{objectId}", id).replace("{objectName}", name)}${last}${rest}`;
    expect(await session.call(method, wanted)).toMatchObject({ status: 404, body: { resCode: "990000404" } });
    expect(session.emulator.world.state).toEqual(before);
  });
});
