import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, requests, types } from "../recordSet/given";

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const inputs = { name: "first", objectName, types, key: ["code"], values: { code: "A", title: "First" } };
const count = () => at.driver.emulator.world.records.count(objectName);

test("an answer that gets lost adds no second record", async () => {
  at.driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "after", times: 1 });
  const record = at.driver.declare("Record", inputs);
  await record.up();
  expect(count()).toBe(1);
  expect(requests(at.driver).AddData).toBe(1);
});

test("a request that gets lost is not sent again: the next up looks first", async () => {
  at.driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "before", times: 1 });
  const record = at.driver.declare("Record", inputs);
  expect(await complaint(record.up())).toContain("The next `pulumi up` looks which rows are there, and adds only the others.");
  expect(requests(at.driver).AddData).toBe(1);
  await record.up();
  expect(count()).toBe(1);
});

test("without a key a lost answer is an error that says what to look at, and nothing is repeated", async () => {
  at.driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "after", times: 1 });
  const { key, ...keyless } = inputs;
  expect(await complaint(at.driver.declare("Record", keyless).up())).toContain(
    "Whether the record was added is unknown, and without `key` nothing tells: look in the designer.",
  );
  expect(requests(at.driver).AddData).toBe(1);
});

test.each([
  ["is refused", { kind: "status", status: 403 } as const],
  ["is cut", { kind: "cut" } as const],
])("without a key a record whose read-back %s is in state with its id, and the next up goes on with it", async (_title, fault) => {
  const { key, ...keyless } = inputs;
  const { faults, world } = at.driver.emulator;
  at.driver.fault({ operation: "QueryData", ...fault });
  const record = at.driver.declare("Record", keyless);
  const message = await complaint(record.up());
  const [id] = world.records.query(objectName).records.map((one) => one.id);
  expect(message).toContain(`Record first (id ${id}) was created.`);
  expect(record.outputs).toMatchObject({ recordId: id, unfinished: {} });

  faults.clear();
  expect(await record.up()).toBe("updated");
  expect([requests(at.driver).AddData, count()]).toEqual([1, 1]);
  await record.destroy();
  expect(count()).toBe(0);
});

test("a record with the key that somebody else made is refused, and adopted where the program says so", async () => {
  const { world } = at.driver.emulator;
  const [theirs] = world.records.add(objectName, [{ [column("code")]: "A", [column("title")]: "Theirs", [column("size")]: "7" }]);
  expect(await complaint(at.driver.declare("Record", inputs).up())).toContain(`Record first (A) exists already (id ${theirs?.id}).`);
  const adopted = at.driver.declare("Record", { ...inputs, adoptExisting: true });
  await adopted.up();
  expect(world.records.get(objectName, theirs?.id ?? "").values).toMatchObject({ [column("title")]: "First", [column("size")]: "7" });
  await adopted.destroy();
  expect(count()).toBe(1);
});

test("only the columns that changed are written", async () => {
  const record = at.driver.declare("Record", inputs);
  await record.up();
  requests(at.driver);
  await record.up({ ...inputs, values: { ...inputs.values, title: "Second" } });
  const { list } = at.driver.emulator.requests;
  expect(list.find(({ operation }) => operation === "UpdateDatabyRecordID")?.body).toEqual({ setValue: { [column("title")]: "Second" } });
});

test("`get` answers all values; what is no id is refused before a call", async () => {
  const { driver } = at;
  const [made] = driver.emulator.world.records.add(objectName, [{ [column("code")]: "A", [column("vip")]: true }]);
  const provider = driver.process("Record");
  const { props } = await provider.read(`${objectName}/${made?.id}`, {});
  expect(props).toMatchObject({ recordId: made?.id, values: { [column("code")]: "A", [column("vip")]: true, name: null } });
  expect(await complaint(provider.read(`${objectName}/none`, {}))).toContain(`There is no Record with the id ${objectName}/none.`);
  requests(driver);
  for (const id of ["", `${objectName}/`, "/x", objectName])
    expect(await complaint(provider.read(id, {}))).toContain("give {API name of the object}/{id of the record}");
  expect(requests(driver)).toEqual({});
});

test.each([
  ["a text in a number", { values: { code: "A", size: "many" } }, '"many" is not a number'],
  ["no value in the key", { values: { title: "A" } }, "`values` has nothing in a column of the key (code)"],
  ["an adoption without a key", { key: undefined, adoptExisting: true }, "adoptExisting: true needs `key`"],
])("%s is refused before a call", async (_title, change, words) => {
  await expect(at.driver.declare("Record", { ...inputs, ...change }).up()).rejects.toThrow(words);
  expect(requests(at.driver)).toEqual({});
});

test("the platform's refusal is told, and nothing is in state", async () => {
  const record = at.driver.declare("Record", { ...inputs, values: { code: "A", title: "longer than twenty characters" } });
  expect(await complaint(record.up())).toContain("is longer than 20 characters");
  expect([record.id, count()]).toEqual(["", 0]);
});

test("K4: a record that is as declared is taken for what a killed run left, which a warning tells", async () => {
  const { driver } = at;
  const left = driver.declare("Record", inputs);
  await left.up();
  const thing = driver.declare("Record", left.inputs);
  driver.warnings.length = 0;

  await thing.up();

  expect([thing.id, thing.outputs.adopted]).toEqual([left.id, undefined]);
  expect(driver.warnings).toEqual([expect.stringContaining("was there and is as declared")]);
});
