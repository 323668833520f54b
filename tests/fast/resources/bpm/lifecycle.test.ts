import { ofEveryKind, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofActivation, ofBpms, ofChangeWhileActive, ofFlows } from "../../lifecycle/switches";

const name = "demo__leave";
const elements = ["start", "approve", "store", "decide"];
const laneSet = { lanes: [{ name: "manager", role: "Leave.Manager", elements }] };
const approve = { name: "approve", label: "Approve", connector: "decide" };
const decide = { name: "decide", connectors: [{ name: "yes", to: "store", isDefault: true }] };
const store = { name: "store", type: "recordCreate" };

runLifecycle({
  kind: "Bpm",
  begin: async () => ({
    name,
    version: "1.0.1",
    label: "Leave",
    description: "Days off",
    laneSet,
    config: { cancelable: false, noCancelAfterElem: "" },
    startEvents: [{ name: "start", type: "Start", connector: "approve", locationX: 125 }],
    userTasks: [approve],
    serviceTasks: [store],
    exclusiveGateways: [decide],
    definition: { variables: [{ name: "days", dataType: "number" }] },
    active: true,
  }),
  updates: {
    label: set({ label: "Days off" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "Leave of absence" }),
    "description left out": set({ description: undefined }),
    instanceLabel: set({ instanceLabel: "Leave {!$Flow.CurrentDateTime}" }),
    laneSet: set({ laneSet: { lanes: [{ name: "boss", role: "Leave.Manager", elements }] } }),
    config: set({ config: { cancelable: true, noCancelAfterElem: "approve" } }),
    startEvents: set({ startEvents: [{ name: "start", type: "Start", connector: "approve", locationX: 200 }] }),
    userTasks: set({ userTasks: [{ ...approve, label: "Agree" }] }),
    serviceTasks: set({ serviceTasks: [{ ...store, label: "Store" }] }),
    exclusiveGateways: set({ exclusiveGateways: [{ ...decide, label: "Decide" }] }),
    dataMappers: set({ dataMappers: [{ name: "map", assignmentItems: [{ assignTo: "days", operator: "=", value: "1" }] }] }),
    "dataMappers left out": set({ dataMappers: undefined }),
    businessRuleTasks: set({ businessRuleTasks: [{ name: "rule", ref: "demo__rule" }] }),
    callActivities: set({ callActivities: [{ name: "call", ref: "demo__other" }] }),
    subProcesses: set({ subProcesses: [{ name: "inner", startEvents: [{ name: "innerStart" }] }] }),
    throwEvents: set({ throwEvents: [{ name: "throw" }] }),
    catchEvents: set({ catchEvents: [{ name: "catch" }] }),
    parallelGateways: set({ parallelGateways: [{ name: "fork", partner: "join" }] }),
    eventGateways: set({ eventGateways: [{ name: "wait", parallel: false }] }),
    usingSLA: set({ usingSLA: [{ name: "quick" }] }),
    slas: set({ slas: [{ name: "quick", goalDays: 1, active: true }] }),
    definition: set({ definition: { variables: [{ name: "days", dataType: "decimal" }] } }),
    "definition left out": set({ definition: undefined }),
    "active: off": set({ active: false }),
    "active: on, and a label": set({ active: true, label: "Leave!" }),
    "active left out": set({ active: undefined }),
  },
  replacements: { name: set({ name: "demo__absence" }), version: set({ version: "1.0.2" }) },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => {
        emulator.world.bpms.get(name).definition.label = "By hand";
      },
      path: "label",
      shows: "By hand",
    },
    {
      title: "a task is changed",
      by: ({ emulator }) => {
        emulator.world.bpms.get(name).definition.userTasks = [{ ...approve, label: "By hand" }];
      },
      path: "userTasks.0.label",
      shows: "By hand",
      isTold: ({ definitionRead }) => definitionRead === "returned",
    },
    {
      title: "it is disabled",
      by: ({ emulator }) => emulator.world.bpms.setActive(name, false),
      path: "active",
      shows: false,
    },
  ],
  deleteByHand: ({ emulator }) => {
    emulator.world.bpms.setActive(name, false);
    emulator.world.bpms.delete(name);
  },
  exists: ({ emulator }, inputs) =>
    emulator.world.bpms.all().some((one) => one.name === inputs.name && one.version === (inputs.version ?? "1.0.1")),
  otherAttributes: ofEveryKind,
  otherSwitches: { activation: "tests/fast/lifecycle/activation.test.ts" },
  meets: [...ofFlows, ...ofBpms, ...ofActivation, ...ofChangeWhileActive],
});
