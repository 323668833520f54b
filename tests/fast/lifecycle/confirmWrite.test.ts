import { CallError, type Failure } from "../../../provider/client/errors";
import { createOnce, createUnlessThere, readUntil, writeOnce } from "../../../provider/lifecycle/confirmWrite";
import { virtualClock } from "../../support/virtualClock";
import { create } from "../client/operations";

const failed = (failure: Failure, ambiguous = false) =>
  new CallError({ failure, operation: create, path: "/things", ambiguous, advice: failure });
const uncertain = failed("network", true);
const refused = failed("refused");
const missing = failed("missing");

/** A function that brings these results in turn, the last one for ever; errors are thrown. */
function script<T>(...results: (T | Error)[]) {
  let call = 0;
  return jest.fn(async (): Promise<T> => {
    const result = results[Math.min(call++, results.length - 1)] as T | Error;
    if (result instanceof Error) throw result;
    return result;
  });
}

describe("readUntil", () => {
  const isNew = (value: string) => value === "new";

  it("reads once when the first look satisfies", async () => {
    const clock = virtualClock();
    expect(await readUntil(clock, script("new"), isNew)).toBe("new");
    expect(clock.waits).toEqual([]);
  });

  it("reads again while the old state shows, or nothing", async () => {
    const clock = virtualClock();
    expect(await readUntil(clock, script("old", missing, "new"), isNew)).toBe("new");
    expect(clock.waits).toEqual([200, 500]);
  });

  it("gives up after six looks, with what it saw last", async () => {
    const clock = virtualClock();
    const read = script("old");
    expect(await readUntil(clock, read, isNew)).toBe("old");
    expect(read).toHaveBeenCalledTimes(6);
    expect(clock.now()).toBe(7700);
    await expect(readUntil(clock, script<string>(missing), isNew)).rejects.toBe(missing);
  });

  it("passes other errors on at once", async () => {
    const read = script<string>(refused);
    await expect(readUntil(virtualClock(), read, isNew)).rejects.toBe(refused);
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe("createUnlessThere", () => {
  const conflict = new CallError({ failure: "busy", httpStatus: 409, operation: create, path: "/things", ambiguous: false, advice: "" });
  const rows: [string, (string | Error)[], boolean | Error, string | Error, number, number[]][] = [
    ["an answer", ["id"], false, "id", 1, []],
    ["a refusal", [refused], false, refused, 1, []],
    ["409, and the thing is there", [conflict, "id"], true, conflict, 1, []],
    ["409 that passes", [conflict, conflict, "id"], false, "id", 3, [1000, 2000]],
    ["409 that stays", [conflict], false, conflict, 6, [1000, 2000, 4000, 8000, 16_000]],
    ["409, and no way to look", [conflict, "id"], failed("permission"), conflict, 1, []],
  ];
  it.each(rows)("%s", async (_, answers, isThere, outcome, creates, waits) => {
    const clock = virtualClock();
    const call = script(...answers);
    const made = createUnlessThere(clock, call, script(isThere));
    if (outcome instanceof Error) await expect(made).rejects.toBe(outcome);
    else expect(await made).toBe(outcome);
    expect(call).toHaveBeenCalledTimes(creates);
    expect(clock.waits).toEqual(waits);
  });
});

describe("createOnce", () => {
  const isThere = async () => false;
  const rows: [string, (string | undefined | Error)[], (string | undefined | Error)[], string | Error, number][] = [
    ["an id", ["id"], [undefined], "id", 1],
    ["no id, but the thing is there", [undefined], [undefined, "id"], "id", 1],
    ["a refusal", [refused], [undefined], refused, 1],
    ["an uncertain answer, and the thing is there", [uncertain], ["id"], "id", 1],
    ["an uncertain answer, and the thing shows late", [uncertain], [missing, undefined, "id"], "id", 1],
    ["an uncertain answer, and the thing is not there", [uncertain, "id"], [undefined], "id", 2],
    ["two uncertain answers, and the thing is there in the end", [uncertain, uncertain], [...Array(6).fill(undefined), "id"], "id", 2],
    ["the second create is refused because the first came late", [uncertain, refused], [...Array(6).fill(undefined), "id"], "id", 2],
    ["the second create answers no id", [uncertain, undefined], [...Array(6).fill(missing), "id"], "id", 2],
    ["nothing helps", [uncertain, failed("network", true)], [undefined], uncertain, 2],
    ["an uncertain answer, and no way to look", [uncertain], [failed("permission")], uncertain, 1],
  ];
  it.each(rows)("%s", async (_, answers, looks, outcome, creates) => {
    const create = script(...answers);
    const made = createOnce({ clock: virtualClock(), create, find: script(...looks), isThere });
    if (outcome instanceof Error) await expect(made).rejects.toBe(outcome);
    else expect(await made).toBe(outcome);
    expect(create).toHaveBeenCalledTimes(creates);
  });

  it("never creates again where something has the name that is not proved to be ours", async () => {
    const create = script<string>(uncertain);
    const find = script<string | undefined>(undefined);
    await expect(createOnce({ clock: virtualClock(), create, find, isThere: async () => true })).rejects.toBe(uncertain);
    expect(create).toHaveBeenCalledTimes(1);
  });

  it.each<[string, (string | undefined | Error)[], boolean]>([
    ["asks for proof after an uncertain answer", [uncertain], false],
    ["needs none after an accepted create", [undefined], true],
    ["needs none after a look that found nothing", [uncertain, refused], true],
  ])("%s", async (_, answers, isNew) => {
    const find = jest.fn(async (mayBeOnlyOurs: boolean) => (mayBeOnlyOurs === isNew ? "id" : undefined));
    expect(await createOnce({ clock: virtualClock(), create: script(...answers), find, isThere })).toBe("id");
    expect(find).toHaveBeenLastCalledWith(isNew);
  });

  it("tells why what was accepted without an id cannot be looked for", async () => {
    const creation = { create: script<string | undefined>(undefined), find: script<string | undefined>(failed("permission")), isThere };
    await expect(createOnce({ clock: virtualClock(), ...creation })).rejects.toThrow(/cannot be found by its name.*\n.*permission/);
  });

  it("never creates again what was accepted without an id", async () => {
    const create = script<string | undefined>(undefined);
    await expect(createOnce({ clock: virtualClock(), create, find: script<string | undefined>(undefined), isThere })).rejects.toThrow(
      "cannot be found by its name",
    );
    expect(create).toHaveBeenCalledTimes(1);
  });
});

describe("writeOnce", () => {
  const rows: [string, (string | Error)[], (boolean | Error)[], string | undefined | Error, number][] = [
    ["an answer", ["ok"], [false], "ok", 1],
    ["a refusal", [refused], [true], refused, 1],
    ["an uncertain answer, and it is done", [uncertain], [true], undefined, 1],
    ["an uncertain answer, and it shows late", [uncertain], [false, false, true], undefined, 1],
    ["an uncertain answer, and it is not done", [uncertain, "ok"], [false], "ok", 2],
    ["the repeat is refused because the first came late", [uncertain, refused], [...Array(6).fill(false), true], undefined, 2],
    ["never certain", [uncertain], [false], uncertain, 3],
    ["an uncertain answer, and no way to look", [uncertain], [failed("permission")], uncertain, 1],
  ];
  it.each(rows)("%s", async (_, answers, looks, outcome, writes) => {
    const write = script(...answers);
    const written = writeOnce({ clock: virtualClock(), write, done: script(...looks) });
    if (outcome instanceof Error) await expect(written).rejects.toBe(outcome);
    else expect(await written).toBe(outcome);
    expect(write).toHaveBeenCalledTimes(writes);
  });

  it("tells of a refused repeat that the first attempt may still do it", async () => {
    const write = script<string>(uncertain, refused);
    const written = writeOnce({ clock: virtualClock(), write, done: script<boolean>(false) });
    await expect(written).rejects.toMatchObject({
      failure: "refused",
      ambiguous: true,
      message: expect.stringContaining("An earlier attempt may have made the change."),
    });
    expect(write).toHaveBeenCalledTimes(2);
  });
});
