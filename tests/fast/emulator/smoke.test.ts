import { metadata, openSession, stopAll } from "./session";

afterEach(stopAll);
test("smoke", async () => {
  const t = Date.now();
  const s = await openSession();
  console.log(Date.now() - t);
  const { id, fields } = await s.makeObject("demo__Order__CST", ["demo__code__CST", { name: "demo__n__CST", dataType: "number" }]);
  console.log(id, fields);
  console.log(JSON.stringify((await s.get(`${metadata}/object/${id}`)).body, null, 1));
  console.log((await s.get(`${metadata}/OBJECT/${id}/field/${fields[0]}`)).text);
  console.log((await s.get(`${metadata}/object/${id}/Layout`)).text);
  console.log((await s.del(`${metadata}/object/${id}`)).text);
  console.log((await s.get(`${metadata}/object/${id}`)).text, (await s.get(`${metadata}/objec`)).text);
  console.log((await s.post(`${metadata}/object`, { name: "1", x: 1 })).text);
  console.log(s.emulator.requests.counts(), s.emulator.failures);
});
