// The registry: every kind of things that a tenant holds, one line each. Its class says all that the emulator knows of the kind.
export { Applications } from "./applications";
export { Buttons } from "./buttons";
export { CustomApis } from "./customApis";
export { BpmInstances } from "./definitions/bpmInstances";
export { Bpms } from "./definitions/bpms";
export { FlowInstances } from "./definitions/flowInstances";
export { Flows } from "./definitions/flows";
export { Fields } from "./fields/fields";
export { Layouts } from "./layouts";
export { Objects } from "./objects/objects";
export { Pages } from "./pages";
export { Picklists } from "./picklists/picklists";
export { Records } from "./records/records";
export { Scripts } from "./scripts/scripts";
export { Tabs } from "./tabs";
export { Triggers } from "./triggers";
export { Validators } from "./validators";
