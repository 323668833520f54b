import { metadata, useSession } from "./session";

const session = useSession();

test("an object has one index, and a field that is alone in it shares none", async () => {
  const { indexes } = session.emulator.world;
  const { id, fields } = await session.makeObject("demo__Order__CST", ["demo__a__CST", "demo__b__CST"]);
  const other = await session.makeObject("demo__Other__CST", ["demo__a__CST"]);
  const isShared = async () => (await session.get(`${metadata}/Object/${id}/Field/${fields[0]}`)).at("isUnionIndexed");
  indexes.create(id, { name: "ByA", fields: ["demo__a__CST"] });
  expect(await isShared()).toBe(false);

  expect(() => indexes.create(id, { name: "ByTwo", fields: ["demo__a__CST", "demo__b__CST"] })).toThrow(
    "object demo__Order__CST has an index already",
  );
  indexes.create(other.id, { name: "ByA", fields: ["demo__a__CST"] });

  indexes.delete(id, "ByA");
  indexes.create(id, { name: "ByTwo", fields: ["demo__a__CST", "demo__b__CST"] });
  expect(await isShared()).toBe(true);
  expect(indexes.all(id).map(({ name }) => name)).toEqual(["ByTwo"]);
});
