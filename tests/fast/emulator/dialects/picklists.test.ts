import type { Dialect } from "../../../../emulator";
import { picklists, useDialects } from "./open";

const { open } = useDialects();

describe("picklists", () => {
  const set = {
    name: "demo__Status",
    masterLabel: "Status",
    picklistValues: [
      { value: "a", label: "A", isDefault: true, color: "#fff" },
      { value: "b", label: "B" },
    ],
  };

  test.each<[Dialect["byId"], object]>([
    ["array", [{ name: "demo__Status" }]],
    ["object", { name: "demo__Status" }],
  ])("byId: %s", async (byId, result) => {
    const { get, post } = open({ byId });
    const { id } = await post(picklists, set);
    expect((await get(`${picklists}/${id}`)).at()).toMatchObject(result);
  });

  test.each<[Dialect["valueDelete"], string, string, string]>([
    ["query", "value", "set", "value"],
    ["body", "set", "value", "value"],
    ["either", "value", "value", "value"],
  ])("valueDelete: %s", async (valueDelete, byQuery, byBody, byBoth) => {
    const { post, del, emulator } = open({ valueDelete });
    const removed = [];
    for (const [inQuery, inBody] of [
      [true, false],
      [false, true],
      [true, true],
    ]) {
      const { id } = await post(picklists, set);
      const value = emulator.world.picklists.get(id).values[0]?.id;
      expect((await del(`${picklists}/${id}${inQuery ? `?value=${value}` : ""}`, inBody ? { value } : undefined)).status).toBe(200);
      removed.push(emulator.world.picklists.find(id) ? "value" : "set");
      if (emulator.world.picklists.find(id)) emulator.world.picklists.delete(id);
    }
    expect(removed).toEqual([byQuery, byBody, byBoth]);
  });

  test.each<[Dialect["nameFilter"], string, string[]]>([
    ["exact", "demo__Status", ["demo__Status"]],
    ["exact", "Status", []],
    ["fuzzy", "status", ["demo__Status", "demo__Status2"]],
    ["ignored", "demo__Status", ["demo__Status", "demo__Status2", "demo__Other"]],
  ])("nameFilter: %s of %s", async (nameFilter, name, found) => {
    const { get, post } = open({ nameFilter });
    for (const made of ["demo__Status", "demo__Status2", "demo__Other"]) await post(picklists, { ...set, name: made });
    const list = (await get(`${picklists}?name=${name}`)).at() as { name: string }[];
    expect(list.map((picklist) => picklist.name)).toEqual(found);
  });

  test.each<[Dialect["valueAttributes"], object]>([
    ["valueAndLabel", { isDefault: false, color: "" }],
    ["all", { isDefault: true, color: "#fff" }],
  ])("valueAttributes: %s", async (valueAttributes, kept) => {
    const { get, post } = open({ valueAttributes });
    const { id } = await post(picklists, set);
    expect((await get(`${picklists}/${id}`)).at(0, "picklistValues", 0)).toMatchObject(kept);
  });
});
