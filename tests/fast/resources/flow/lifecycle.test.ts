import { ofEveryKind, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofActivation, ofChangeWhileActive, ofFlows } from "../../lifecycle/switches";

const name = "demo__approve";
const check = { name: "check", label: "Check the amount", connector: "mail" };
const mail = { name: "mail", label: "Tell the manager", locationX: 120 };

runLifecycle({
  kind: "Flow",
  begin: async () => ({
    name,
    localUrl: `/run/${name}`,
    label: "Approve",
    description: "Approves an order",
    startElement: "check",
    interviewLabel: "approve {!$Flow.CurrentDateTime}",
    event: "demo__ordered",
    variables: [{ name: "amount", dataType: "number" }],
    definition: { decisions: [check], mails: [mail] },
    active: true,
  }),
  updates: {
    label: set({ label: "Approve it" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "Approves any order" }),
    "description left out": set({ description: undefined }),
    startElement: set({ startElement: "mail" }),
    interviewLabel: set({ interviewLabel: "approve" }),
    "interviewLabel left out": set({ interviewLabel: undefined }),
    event: set({ event: "demo__paid" }),
    eventCriteria: set({ eventCriteria: "{!amount} > 100" }),
    processType: set({ processType: "Event Trigger" }),
    catalogue: set({ catalogue: "Sales" }),
    "catalogue left out": set({ catalogue: undefined }),
    variables: set({ variables: [{ name: "amount", dataType: "currency" }] }),
    "variables left out": set({ variables: undefined }),
    formulas: set({ formulas: [{ name: "half", formula: "amount / 2" }] }),
    structs: set({ structs: [{ name: "order" }] }),
    constants: set({ constants: [{ name: "limit", value: "100" }] }),
    structVariables: set({ structVariables: [{ name: "order" }] }),
    objectVariables: set({ objectVariables: [{ name: "customer", object: "Account" }] }),
    "definition: an element changes": set({ definition: { decisions: [{ ...check, label: "Check" }], mails: [mail] } }),
    "definition: one more": set({ definition: { decisions: [check], mails: [mail, { name: "again", label: "Once more" }] } }),
    "definition: a part left out": set({ definition: { mails: [mail] } }),
    "active: off": set({ active: false }),
    "active: on, and a label": set({ active: true, label: "Approved" }),
    "active left out": set({ active: undefined }),
  },
  replacements: { name: set({ name: "demo__reject", localUrl: "/run/demo__reject" }) },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => {
        emulator.world.flows.get(name).definition.label = "By hand";
      },
      path: "label",
      shows: "By hand",
    },
    {
      title: "an element is changed",
      by: ({ emulator }) => {
        emulator.world.flows.get(name).definition.decisions = [{ ...check, label: "By hand" }];
      },
      path: "definition.decisions.0.label",
      shows: "By hand",
      isTold: ({ definitionRead }) => definitionRead === "returned",
    },
    {
      title: "it is disabled",
      by: ({ emulator }) => emulator.world.flows.setActive(name, false),
      path: "active",
      shows: false,
    },
  ],
  deleteByHand: ({ emulator }) => {
    emulator.world.flows.setActive(name, false);
    emulator.world.flows.delete(name);
  },
  exists: ({ emulator }, inputs) => emulator.world.flows.find(String(inputs.name)) !== undefined,
  otherAttributes: { ...ofEveryKind, localUrl: "tests/fast/program/definitions.test.ts" },
  otherSwitches: { activation: "tests/fast/lifecycle/activation.test.ts" },
  meets: [...ofFlows, ...ofActivation, ...ofChangeWhileActive],
});
