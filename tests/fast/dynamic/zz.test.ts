import { schema } from "../../../provider/resources/customObject/schema";
test("x", () => {
  const b = {"bad name": { dataType: "date" }};
  for (const v of [
    { nameField: {}, fields: b },
    { fields: {...b, total: { dataType: "formula" }} },
    { fields: {...b, vip: { dataType: "checkbox", required: true, unique: true }} },
    { fields: {...b, amount: { dataType: "currency", scale: 0.5, defaultValue: "1" }} },
    { fields: {...b, status: { dataType: "singleselect" },} },
    { fields: {...b,  plate: { dataType: "text", length: 256 }, Plate: { dataType: "date" }} },
  ]) console.log(JSON.stringify(schema.safeParse({name: "demo__O__CST", ...v}).error?.issues.map(i => [i.path.join("."), i.code, (i as any).continue])));
});
