import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tokens } from "../../../emulator/core/tokens";
import { DataFile } from "../../../emulator/dataFile";
import { dialectOf } from "../../../emulator/dialect";
import { RequestLog } from "../../../emulator/server/requests";
import { metadata, objectBody, useSession } from "./session";

const session = useSession();
const objects = `${metadata}/Object`;

/** Counts the looks at stored objects from now on. */
function watchObjects(): { looks: number } {
  const { state } = session.emulator.world;
  const seen = { looks: 0 };
  const watched = new Proxy(state.objects, {
    get: (stored, member) => {
      seen.looks += 1;
      return Reflect.get(stored, member);
    },
  });
  Object.assign(state, { objects: watched });
  return seen;
}

function fill(from: number, to: number): void {
  for (let index = from; index < to; index++) session.emulator.world.objects.create({ name: `demo__Old${index}__CST`, fields: [] });
}

test("Cost: an object with fields costs the same in a tenant of 1,000 objects as in an empty one", async () => {
  const seen = watchObjects();
  const looksOf = async (name: string) => {
    seen.looks = 0;
    await session.makeObject(`demo__${name}__CST`, ["demo__a__CST", "demo__b__CST"]);
    return seen.looks;
  };
  await looksOf("First");
  const inEmpty = await looksOf("Second");
  fill(0, 1000);
  expect(await looksOf("Third")).toBe(inEmpty);
  expect(await session.post(objects, objectBody("demo__THIRD__CST"))).toMatchObject({ status: 400 });
});

test("Cost: the list of objects looks at each of them a fixed number of times", async () => {
  const seen = watchObjects();
  const looks = async () => {
    seen.looks = 0;
    expect((await session.get(`${objects}?type=cst`)).status).toBe(200);
    return seen.looks;
  };
  fill(0, 100);
  const hundred = await looks();
  fill(100, 200);
  const twoHundred = await looks();
  fill(200, 300);
  expect((await looks()) - twoHundred).toBe(twoHundred - hundred);
});

const entry = { method: "GET", path: "/", status: 200, time: 0 };

test("Cost: the request log holds no more bytes than its limit, however many requests come", () => {
  const most = { requests: 1000, bytes: 10_000 };
  const log = new RequestLog(most);
  for (let index = 1; index <= 5000; index++) {
    log.add({ ...entry, path: `/${index}` }, 100);
    expect(log.bytes).toBeLessThanOrEqual(most.bytes);
  }
  // 100 requests of 100 bytes are 10,000 bytes.
  expect(log.count()).toBe(100);
  expect(log.bytes).toBe(10_000);
  expect([log.list[0]?.path, log.list.at(-1)?.path]).toEqual(["/4901", "/5000"]);
});

test("Cost: the request log holds no more requests than its limit, and the last one whatever its size", () => {
  const log = new RequestLog({ requests: 3, bytes: 10_000 });
  for (const path of ["/1", "/2", "/3", "/4"]) log.add({ ...entry, path }, 1);
  expect([...log].map(({ path }) => path)).toEqual(["/2", "/3", "/4"]);
  log.add({ ...entry, path: "/large" }, 20_000);
  expect(log.list).toMatchObject([{ path: "/large" }]);
  log.clear();
  expect([log.count(), log.bytes]).toEqual([0, 0]);
});

test("Cost: the log counts the targets and the bodies of requests", async () => {
  const { requests } = session.emulator;
  requests.clear();
  const body = objectBody("demo__Order__CST");
  await session.post(objects, body);
  await session.get(`${objects}?type=cst`);
  expect(requests.bytes).toBe(JSON.stringify(body).length + objects.length + `${objects}?type=cst`.length);
});

test("Cost: a token whose life is over is forgotten", () => {
  let time = 0;
  const tokens = new Tokens("id", "secret", dialectOf(), () => time);
  for (let issued = 0; issued < 10; issued++) tokens.issue();
  expect(tokens.size).toBe(10);
  // As long as a token lives.
  time = 600_000;
  tokens.issue();
  expect(tokens.size).toBe(1);
});

describe("Cost: a data file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-"));
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  // A save takes as many milliseconds as are said; the next write is saved after ten times that, and not before 50 milliseconds.
  test.each([
    [1, 50],
    [200, 2000],
  ])("whose save takes %d ms is written again %d ms after the next write", (duration, delay) => {
    let time = 0;
    const path = join(folder, "tenant.json");
    const file = DataFile.open(
      path,
      () => {},
      () => {
        time += duration;
        return time;
      },
    );
    const save = (lastId: number) => file.saveSoon({ state: { lastId } });
    const saved = () => JSON.parse(readFileSync(path, "utf8")).state.lastId;
    file.save({ state: { lastId: 1 } });
    save(2);
    jest.advanceTimersByTime(delay - 1);
    expect(saved()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(saved()).toBe(2);
    file.close();
  });
});
