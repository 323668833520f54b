// Calls the provider for so many objects as the engine does, without the engine, and prints the seconds of each step as JSON.
// Usage: tsx providerAlone.ts <number of objects> <calls at once>, with the emulator's environment
import { v1 } from "../../provider/dynamic/entry";
import { measureSteps } from "./measureSteps";

const [size = 0, atOnce = 1] = process.argv.slice(2).map(Number);
const __provider = 'exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")';
const provider = v1("CustomObject");
// All settings are in the environment.
provider.configure({ config: { get: () => undefined } });

type Properties = Record<string, unknown>;

const names = Array.from({ length: 10 }, (_, index) => `field${index + 1}`);
const fields = () =>
  Object.fromEntries(names.map((name, index) => [name, { dataType: "text", label: `Field number ${index + 1}`, length: 40 }]));
const declared = (text: string, index: number): Properties => ({
  __provider,
  name: `demo__Thing${index}__CST`,
  label: `${text} ${index}`,
  fields: fields(),
  __fieldOrder: names.join(),
});

const kept: { id: string; inputs: Properties; outs: Properties }[] = [];
const of = (index: number) => kept[index] as (typeof kept)[number];

measureSteps(
  {
    async up(index) {
      const { inputs } = await provider.check({}, declared("First", index));
      kept[index] = { inputs, ...(await provider.create(inputs)) };
    },
    async refresh(index) {
      await provider.read(of(index).id, of(index).outs);
    },
    async update(index) {
      const { id, inputs, outs } = of(index);
      const checked = await provider.check(inputs, declared("Second", index));
      await provider.diff(id, outs, checked.inputs);
      kept[index] = { id, inputs: checked.inputs, ...(await provider.update(id, outs, checked.inputs)) };
    },
    async destroy(index) {
      await provider.delete(of(index).id, of(index).outs);
    },
  },
  { size, atOnce },
);
