import { compileBpm, compileFlow } from "../../../emulator/kinds/definitions/compile";

describe("a flow", () => {
  test.each([undefined, ""])("without a start element (%j): the message of page 0040", (startElement) => {
    expect(compileFlow("t__das", { startElement })).toEqual({
      status: "Error",
      errors: ["Flow(t__das) 的startElement为必选属性, 必须输入"],
      warnings: [],
    });
  });

  test("whose start element is one of its elements passes", () => {
    expect(compileFlow("demo__A", { startElement: "script0", actionCalls: [{ name: "script0" }] })).toEqual({
      status: "Pass",
      errors: [],
      warnings: [],
    });
  });

  test.each(["variables", "formulas", "structs", "constants", "structVariables", "objectVariables"])("%s are no elements", (part) => {
    const { status, errors } = compileFlow("demo__A", { startElement: "a", [part]: [{ name: "a" }] });
    expect({ status, errors }).toEqual({ status: "Error", errors: [expect.stringMatching(/^Flow\(demo__A\) .*\ba\b/)] });
  });

  test("whose connector leads nowhere has a warning", () => {
    const decisions = [
      { name: "a", connector: "b" },
      { name: "b", connector: "" },
      { name: "c", connector: "d" },
    ];
    expect(compileFlow("demo__A", { startElement: "a", decisions })).toEqual({
      status: "Warning",
      errors: [],
      warnings: [expect.stringMatching(/^Flow\(demo__A\) c: .*\bd\b/)],
    });
  });

  test("may hold what is no list of elements", () => {
    const odd = { startElement: "a", words: ["a", 1, null], element: { name: "a" }, more: [{ label: "a" }, { name: 1 }] };
    expect(compileFlow("demo__A", odd).status).toBe("Error");
  });
});

describe("a BPM", () => {
  const start = { name: "start", type: "Start", connector: "check" };
  const process = {
    startEvents: [start],
    exclusiveGateways: [{ name: "check", connectors: [{ name: "yes", to: "approve" }, { name: "no" }] }],
    userTasks: [{ name: "approve", connector: "" }],
  };
  const errorsOf = (more: object) => compileBpm("demo__A", { ...process, ...more }).errors;

  test("whose elements are all there passes", () => {
    expect(compileBpm("demo__A", process)).toEqual({ status: "Pass", errors: [], warnings: [] });
  });

  test.each([undefined, []])("without a start event (%j) has an error", (startEvents) => {
    expect(compileBpm("demo__A", { ...process, startEvents })).toMatchObject({
      status: "Error",
      errors: ["BPM(demo__A) startEvents: there is no start event"],
    });
  });

  test.each<[string, object]>([
    ["connector", { startEvents: [{ ...start, connector: "gone" }] }],
    ["gateway", { exclusiveGateways: [{ name: "check", connectors: [{ to: "approve" }, { to: "gone" }] }] }],
    ["boundary event", { userTasks: [{ name: "approve", boundaryEvents: [{ name: "late", connector: "gone" }] }] }],
    ["connector to a variable", { startEvents: [{ ...start, connector: "gone" }], variables: [{ name: "gone" }] }],
    ["connector in a sub-process", { subProcesses: [{ name: "sub", userTasks: [{ name: "inner", connector: "gone" }] }] }],
    ["connector out of a sub-process", { subProcesses: [{ name: "sub", userTasks: [{ name: "inner", connector: "approve" }] }] }],
  ])("with a loose end has an error: %s", (_what, more) => {
    expect(errorsOf(more)).toEqual([expect.stringMatching(/^BPM\(demo__A\) .* leads to (gone|approve), which does not exist$/)]);
  });

  test("events at the edge of an element, and those of a sub-process, lead to elements beside it", () => {
    const boundaryEvents = [{ name: "late", connector: "approve" }];
    const userTasks = [{ name: "inner", connector: "other" }, { name: "other" }];
    expect(errorsOf({ subProcesses: [{ name: "sub", connector: "approve", boundaryEvents, userTasks }] })).toEqual([]);
  });

  test("has a warning for each element in no lane, and each one that a lane names and that is not there", () => {
    const lanes = [
      { name: "one", elements: ["start", "gone"] },
      { name: "two", elements: ["check"] },
    ];
    expect(compileBpm("demo__A", { ...process, laneSet: { lanes } })).toEqual({
      status: "Warning",
      errors: [],
      warnings: ["BPM(demo__A) lane one: there is no element gone", "BPM(demo__A) approve: is in no lane"],
    });
  });

  test.each([{}, { lanes: [] }])("needs no lanes: %j", (laneSet) => {
    expect(compileBpm("demo__A", { ...process, laneSet }).warnings).toEqual([]);
  });
});
