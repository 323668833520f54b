import { useSession } from "../session";

const session = useSession();
const at = "/u-route/baas/script/v1.0";
const name = "demo__total";
const content = `
  @action.object({ type: "param" })
  export class Input { @action.param({ type: "Number" }) amount: number; }
  export class Output { @action.param({ type: "Number" }) amount: number; @action.param({ type: "String" }) note: string; }
  export class Total { @action.method({ input: "Input", output: "Output" }) run(input: Input): Output {} }`;
const make = (text = content) => session.emulator.world.scripts.create({ name, content: text, jscode: "", sourceMap: "" });

test("a run answers what the script declares, with the inputs of the same names, and no log", async () => {
  make();
  expect((await session.post(`${at}/run/${name}`, { amount: 7 })).at()).toEqual({ value: { amount: 7, note: null }, log: "" });
  expect((await session.post(`${at}/run/${name}?version=1.0.1`, {})).at("value")).toEqual({ amount: null, note: null });
});

test("a script that declares no output answers nothing", async () => {
  make("class Total {}");
  expect((await session.post(`${at}/run/${name}`, { amount: 7 })).at()).toEqual({ value: null, log: "" });
});

test("a run answers what a test says; only a debug run has the log", async () => {
  make();
  session.emulator.world.scripts.answer(name, ({ amount }, { version, debug }) => ({
    value: [Number(amount) * 2, version, debug],
    log: "doubled",
  }));
  expect((await session.post(`${at}/run/${name}`, { amount: 7 })).at()).toEqual({ value: [14, "1.0.1", false], log: "" });
  expect((await session.post(`${at}/debug/${name}`, { amount: 7 })).at()).toEqual({ value: [14, "1.0.1", true], log: "doubled" });
  session.emulator.world.scripts.answer(name, () => ({}));
  expect((await session.post(`${at}/debug/${name}`, {})).at()).toEqual({ value: null, log: "" });
});

test("a run is refused with the words of the test", async () => {
  make();
  session.emulator.world.scripts.answer(name, () => ({ refused: "No stock.", resCode: "100200300" }));
  for (const call of ["run", "debug"])
    expect(await session.post(`${at}/${call}/${name}`, {})).toMatchObject({
      status: 400,
      body: { resCode: "100200300", resMsg: "No stock." },
    });
});

test("scripts and versions that do not exist are refused", async () => {
  make();
  for (const path of [`run/demo__none`, `debug/demo__none`, `run/${name}?version=9.9.9`])
    expect((await session.post(`${at}/${path}`, {})).status).toBe(404);
});
