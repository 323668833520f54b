import { data, metadata, openSession, stopAll } from "./session";

afterEach(stopAll);

const name = "demo__Sales__CST";
const seed = {
  objects: [
    {
      name,
      label: "Sales",
      objectType: 1,
      fields: [{ name: "demo__sum__CST", label: "Sum", dataType: "number" }],
      records: [{ name: "2025", demo__sum__CST: "7" }],
    },
  ],
};

test("a view object shows its type, has what the seed gave it, and takes neither changes nor records", async () => {
  const { emulator, get, post, put, del } = await openSession({ seed });
  const { id } = emulator.world.objects.get(name);
  const [record] = emulator.world.records.query(name).records;
  const object = `${metadata}/Object/${id}`;
  const rows = `${data}/bobject/${name}`;

  expect((await get(object)).at("tableInfo", "objectType")).toBe(1);
  expect((await get(`${metadata}/Object`)).at(0, "objectType")).toBe(1);
  expect((await post(`${data}/query/${name}`, {})).at(0, "name")).toBe("2025");
  const statuses = [
    await put(object, { label: "x" }),
    await del(object),
    await post(`${object}/Field`, { name: "demo__a__CST", label: "A", dataType: "text" }),
    await post(`${object}/Trigger`, { name: "Check", script: "x" }),
    await post(rows, { records: [{ name: "2026" }] }),
    await put(`${rows}/${record?.id}`, { setValue: { name: "2024" } }),
    await del(`${rows}/${record?.id}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 403]);
});

test("a standard object is none", async () => {
  await expect(openSession({ seed: { objects: [{ name: "Account", objectType: 1 }] } })).rejects.toThrow(
    "objectType: object Account is a standard object",
  );
});
