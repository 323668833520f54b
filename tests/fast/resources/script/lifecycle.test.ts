import { ofEveryKind, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofChangeWhileActive, ofScripts } from "../../lifecycle/switches";

const name = "demo__audit";

runLifecycle({
  kind: "Script",
  begin: async () => ({
    name,
    label: "Audit",
    description: "Who did what",
    content: "import * as context from 'context';\nexport const user = context.getUserId();\n",
    active: true,
  }),
  updates: {
    content: set({ content: "export const user = 'nobody';\n" }),
    label: set({ label: "Audit trail" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "Who did it" }),
    "description left out": set({ description: undefined }),
    jscode: set({ jscode: "exports.user = 'nobody';" }),
    sourceMap: set({ sourceMap: "{}" }),
    "jscode and sourceMap left out": set({ jscode: undefined, sourceMap: undefined }),
    "active: off": set({ active: false }),
    "active: on, and a text": set({ active: true, content: "export const user = 'somebody';\n" }),
    "active left out": set({ active: undefined }),
  },
  replacements: { name: set({ name: "demo__auditTrail" }) },
  drift: [
    {
      title: "the source is changed",
      by: ({ emulator }) => {
        emulator.world.scripts.get(name).content = "// by hand";
      },
      path: "content",
      shows: "// by hand",
    },
    {
      title: "it is disabled",
      by: ({ emulator }) => emulator.world.scripts.setActive(name, false),
      path: "active",
      shows: false,
    },
  ],
  deleteByHand: ({ emulator }) => {
    emulator.world.scripts.setActive(name, false);
    emulator.world.scripts.delete(name);
  },
  exists: ({ emulator }, inputs) => emulator.world.scripts.find(String(inputs.name)) !== undefined,
  otherAttributes: ofEveryKind,
  otherSwitches: { scriptCreate: "tests/fast/resources/script/script.test.ts", scriptDelete: "tests/fast/resources/script/script.test.ts" },
  meets: [...ofScripts, ...ofChangeWhileActive, "deleteActive"],
});
