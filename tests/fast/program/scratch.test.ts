import * as pulumi from "@pulumi/pulumi";
pulumi.runtime.setMocks({ newResource: (a) => { console.log(JSON.stringify(a)); return { id: a.id || `${a.name}-id`, state: {...a.inputs, name: "n", fieldId:"f", objectId: "o", dataType: "number", keyPrefix: "cabc"} }; }, call: (a) => a.inputs });
import { Picklist, Field, CustomObject, Provider } from "../../../provider";
test("x", async () => {
  const p = Picklist.get("p", "0004x");
  const f = Field.get("f", "o/f");
  const o = CustomObject.get("o", "cust");
  console.log(typeof p.name, typeof f.name, typeof f.dataType, typeof o.name);
  const x = new Provider("p", {url:"https://x", clientSecret: "s", namespace: "acme"});
  const oo = new CustomObject("C", {}, {provider: x});
  await new Promise(r => setTimeout(r, 300));
  console.log(await (o.keyPrefix as any).promise());
});
