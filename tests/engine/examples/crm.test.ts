import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runScript, withExample } from "../../support/example";
import { repository } from "../../support/sdk";
import { customFields, objectNames, type Tenant } from "../../support/tenant";

test("the CRM example is deployed and destroyed in one run each", () => withExample("crm", { namespace: "acme" }, look));

const own = (name: string) => `acme__${name}__CST`;

async function look({ emulator, project }: Tenant): Promise<void> {
  const { world } = emulator;
  const [company, deal, item, activity] = ["Company", "Deal", "DealItem", "Activity"].map(own) as [string, string, string, string];
  const typesOf = (object: string) => customFields(emulator, object).map(({ name, dataType }) => [name, dataType]);
  const targetsOf = (object: string) =>
    customFields(emulator, object).flatMap(({ name, references }) => references.map((target) => [name, target.referenceObjectName]));

  expect(project.outputs()).toEqual({ objects: [company, deal, item, activity], forecastInputs: ["amount", "probability"] });
  expect(objectNames(emulator).sort()).toEqual([company, deal, item, activity].sort());

  expect(world.picklists.get("acme__Industry").values.map(({ value }) => value)).toEqual(["Building", "Finance", "Health", "Transport"]);
  expect(world.picklists.get("acme__DealStage")).toMatchObject({
    masterLabel: "Stage of a deal",
    values: [
      { value: "Lead", label: "Lead", isDefault: true },
      { value: "Offer", label: "Offer", isDefault: false },
      { value: "Won", label: "Closed, won", isDefault: false },
      { value: "Lost", label: "Closed, lost", isDefault: false },
    ],
  });

  expect(world.objects.get(company)).toMatchObject({ label: "Company", pluralLabel: "Companies", allowSearch: true });
  expect(world.objects.get(deal)).toMatchObject({ label: "Deal", pluralLabel: "Deals", trackFieldHistory: true });
  expect(world.fields.get(deal, "name").label).toBe("Subject");
  expect(typesOf(company)).toEqual([
    [own("code"), "Text"],
    [own("industries"), "MultiSelect"],
    [own("website"), "URL"],
    [own("email"), "Email"],
    [own("phone"), "Phone"],
    [own("postalCode"), "PostalCode"],
    [own("account"), "EncryptedText"],
    [own("employees"), "Number"],
    [own("keyAccount"), "CheckBox"],
    [own("since"), "Date"],
    [own("parent"), "Lookup"],
    [own("manager"), "Lookup"],
  ]);
  expect(typesOf(deal)).toEqual([
    [own("number"), "AutoNumber"],
    [own("company"), "Lookup"],
    [own("stage"), "SingleSelect"],
    [own("amount"), "Currency"],
    [own("probability"), "Percent"],
    [own("lastContact"), "DateTime"],
    [own("note"), "TextArea"],
    [own("closing"), "Date"],
  ]);
  expect(typesOf(item)).toEqual([
    [own("deal"), "MasterDetail"],
    [own("quantity"), "Number"],
    [own("price"), "Currency"],
    [own("total"), "Formula"],
  ]);
  expect(world.fields.get(item, own("total")).formula).toBe("acme__quantity__CST * acme__price__CST");
  expect(targetsOf(company)).toEqual([
    [own("parent"), company],
    [own("manager"), "User"],
  ]);
  expect(targetsOf(deal)).toEqual([[own("company"), company]]);
  expect(targetsOf(item)).toEqual([[own("deal"), deal]]);
  expect(targetsOf(activity)).toEqual([
    [own("deal"), deal],
    [own("user"), "User"],
  ]);
  expect(targetsOf("Contact")).toEqual([[own("employer"), company]]);

  expect(world.validators.all(deal)).toMatchObject([
    { name: "ProbabilityInPercent", active: true, errorExpression: "acme__probability__CST > 100" },
  ]);
  expect(world.validators.all(item)).toMatchObject([{ name: "SomethingSold", active: true, errorExpression: "acme__quantity__CST <= 0" }]);
  expect(world.triggers.get(deal, "keepWonDeals")).toMatchObject({
    event: "BeforeDelete",
    script: "acme__keepWonDeals",
    active: true,
  });
  expect(world.triggers.get(deal, "recordStage")).toMatchObject({ event: "AfterUpdate", script: "acme__recordStage", active: true });

  const shownOn = (object: string) => world.layouts.all(object).map(({ name, type, view }) => [name, type, view.fields]);
  expect(shownOn(company)).toEqual([
    ["Company Detail", "ObjectDetailLayout", ["name", own("industries"), own("website")]],
    ["Company Records", "ObjectRecordsLayout", ["name", own("industries")]],
    ["Call centre", "ObjectDetailLayout", ["name", own("industries"), own("website")]],
  ]);
  expect(shownOn(deal)).toEqual([
    ["Deal Detail", "ObjectDetailLayout", ["name"]],
    ["Deal Records", "ObjectRecordsLayout", ["name", own("company"), own("stage"), own("amount")]],
    ["Pipeline", "ObjectRecordsLayout", ["name", own("company"), own("stage"), own("amount"), own("closing")]],
  ]);

  lookAtScripts(emulator);
}

/** The texts are those of the files, in the namespace of the tenant; what they were compiled to does what they say. */
function lookAtScripts({ world }: Tenant["emulator"]): void {
  const source = (name: string) => readFileSync(join(repository, `examples/crm/scripts/${name}.ts`), "utf8").replaceAll("demo__", "acme__");
  const names = ["forecast", "keepWonDeals", "recordStage"];
  expect(world.scripts.all().map(({ name, active, content }) => [name, active, content])).toEqual(
    expect.arrayContaining(names.map((name) => [`acme__${name}`, true, source(name)])),
  );
  expect(world.scripts.all()).toHaveLength(names.length);

  const { Forecast } = runScript(world.scripts.get("acme__forecast")) as { Forecast: new () => { run(input: object): object } };
  expect(new Forecast().run({ amount: 2000, probability: 25 })).toEqual({ value: 500 });

  const dealIn = (stage: string) => ({ [own("Deal")]: { id: "deal", [own("stage")]: stage } });
  const keepWonDeals = world.scripts.get("acme__keepWonDeals");
  expect(() => runScript(keepWonDeals, dealIn("Won"))).toThrow("A deal that was won cannot be deleted.");
  runScript(keepWonDeals, dealIn("Lost"));

  const inserted: unknown[] = [];
  const libraries: Record<string, object> = {
    context: { getUserId: () => "user" },
    db: { dynamicObject: (object: string) => ({ insert: (record: object) => inserted.push([object, record]) }) },
  };
  runScript(world.scripts.get("acme__recordStage"), { ...dealIn("Offer"), require: (name: string) => libraries[name] });
  expect(inserted).toEqual([[own("Activity"), { name: "Stage: Offer", [own("deal")]: "deal", [own("user")]: "user" }]]);
}
