import type { Dialect } from "../../../../emulator";
import { useDialects } from "./open";

const { session, open } = useDialects();
const bulk = "/u-route/baas/bulk/v1.0";

describe("import and export", () => {
  const once = { scheduleMode: 1, objects: ["demo__Order__CST"] };

  async function withOrders(dialect: Partial<Dialect>, allowBulkApiAccess = true) {
    const opened = open(dialect);
    await opened.order();
    opened.emulator.world.objects.get("demo__Order__CST").allowBulkApiAccess = allowBulkApiAccess;
    const exported = (body: object) => opened.post(`${bulk}/export/data?file_type=csv`, { ...once, ...body });
    return { ...opened, exported };
  }

  test.each<[Dialect["bulkAnswer"], RegExp]>([
    ["id", /"result":"002S\w{16}"/],
    ["empty", /^$/],
  ])("bulkAnswer: %s", async (bulkAnswer, text) => {
    const { exported, call, post } = await withOrders({ bulkAnswer });
    const octets = { "content-type": "application/octet-stream" };
    const answers = [
      await exported({ encodeType: "utf-8" }),
      await post(`${bulk}/export/schema`, { ...once, encodeType: "utf-8" }),
      await call("POST", `${bulk}/import/data?filename=a.zip&flag=noid&comment=false`, "content", octets),
      await call("POST", `${bulk}/import/schema?filename=a.zip`, "content", octets),
      await call("POST", `${bulk}/template/xlsx?template=T&filename=a.xlsx`, "content", octets),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(text) });
    expect(session.emulator.world.tasks.all()).toHaveLength(5);
  });

  test.each<[Dialect["encodeMember"], Dialect["unknownAttributes"], number[]]>([
    ["encodeType", "refused", [200, 400, 400]],
    ["encode-type", "refused", [400, 200, 400]],
    ["encode-type", "ignored", [400, 200, 200]],
  ])("encodeMember: %s (unknown attributes %s)", async (encodeMember, unknownAttributes, statuses) => {
    const { exported } = await withOrders({ encodeMember, unknownAttributes });
    const bodies = [{ encodeType: "utf-8" }, { "encode-type": "gbk" }, { encodeType: "utf-8", "encode-type": "gbk" }];
    const answers = [];
    for (const body of bodies) answers.push(await exported(body));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test.each<[Dialect["bulkSwitch"], number]>([
    ["refused", 400],
    ["accepted", 200],
  ])("bulkSwitch: %s", async (bulkSwitch, status) => {
    const { exported } = await withOrders({ bulkSwitch }, false);
    expect((await exported({ encodeType: "utf-8" })).status).toBe(status);
  });
});
