import type { z } from "zod";
import type * as astrozero from "../../../provider";
import type * as applications from "../../../provider/contract/applications";
import type * as bpmInstances from "../../../provider/contract/bpmInstances";
import type * as bpms from "../../../provider/contract/bpms";
import type * as buttons from "../../../provider/contract/buttons";
import type * as fields from "../../../provider/contract/fields";
import type * as flows from "../../../provider/contract/flows";
import type * as layouts from "../../../provider/contract/layouts";
import type * as objects from "../../../provider/contract/objects";
import type * as pages from "../../../provider/contract/pages";
import type * as picklists from "../../../provider/contract/picklists";
import type * as scripts from "../../../provider/contract/scripts";
import type * as tabs from "../../../provider/contract/tabs";
import type * as triggers from "../../../provider/contract/triggers";
import type * as validators from "../../../provider/contract/validators";

// The answers of data sources are written by hand (docs/decisions/0002). This file compiles only while they have every member that the
// contract knows of, and no other: `npm run lint` is its test. A compiler error names what one side lacks.

type Answer<Call extends { result: z.ZodType }> = z.output<Call["result"]>;
type Element<List> = List extends readonly (infer One)[] ? One : never;
/** The members that a type names; answers also let unknown ones pass. */
type Named<Type> = keyof { [Member in keyof Type as string extends Member ? never : Member]: unknown };
type Differing<One, Other> = Exclude<Named<One> | Named<Other>, Named<One> & Named<Other>>;
type None<Members extends never> = Members;

type ObjectAnswer = Answer<typeof objects.get>;
type ObjectMembers = ObjectAnswer["tableInfo"] & Pick<ObjectAnswer, "fields" | "childObjects" | "parentObjects">;

export type Agreement = [
  None<Differing<astrozero.ObjectInfo, Element<Answer<typeof objects.list>>>>,
  None<Differing<astrozero.ObjectDetails, ObjectMembers>>,
  None<Differing<astrozero.FieldInfo, Answer<typeof fields.get>>>,
  None<Differing<astrozero.FieldReference, Element<Answer<typeof fields.get>["referenceObjectsDetails"]>>>,
  None<Differing<astrozero.LayoutInfo, Answer<typeof layouts.get>>>,
  None<Differing<astrozero.LayoutInfo["content"]["view"], Answer<typeof layouts.get>["content"]["view"]>>,
  None<Differing<astrozero.ButtonInfo, Answer<typeof buttons.get>>>,
  None<Differing<astrozero.TriggerInfo, Answer<typeof triggers.get>>>,
  None<Differing<astrozero.ValidatorInfo, Answer<typeof validators.get>>>,
  None<Differing<astrozero.PicklistInfo, Element<Answer<typeof picklists.list>>>>,
  None<Differing<astrozero.PicklistDetails, Answer<typeof picklists.get>>>,
  None<Differing<astrozero.PicklistValueInfo, Element<Answer<typeof picklists.get>["picklistValues"]>>>,
  None<Differing<astrozero.ApplicationInfo, Answer<typeof applications.get>>>,
  None<Differing<astrozero.PageInfo, Element<Answer<typeof pages.list>>>>,
  None<Differing<astrozero.PageDetails, Answer<typeof pages.get>>>,
  None<Differing<astrozero.TabInfo, Element<Answer<typeof tabs.list>>>>,
  None<Differing<astrozero.FlowInfo, Answer<typeof flows.get>>>,
  None<Differing<astrozero.FlowInstanceInfo, Element<Answer<typeof flows.listInstances>>>>,
  None<Differing<astrozero.ScriptInfo, Answer<typeof scripts.get>>>,
  None<Differing<astrozero.ScriptSignatureInfo, Answer<typeof scripts.getSignature>>>,
  None<Differing<astrozero.ScriptParameter, Element<Answer<typeof scripts.getSignature>["inputs"]>>>,
  None<Differing<astrozero.FormulaFunction, Element<Answer<typeof scripts.listFormulaFunctions>>>>,
  None<Differing<astrozero.BpmInfo, Answer<typeof bpms.get>>>,
  None<Differing<astrozero.BpmInstanceInfo, Element<Answer<typeof bpmInstances.list>>>>,
  None<Exclude<astrozero.BpmInstanceState, (typeof bpmInstances.bpmInstanceStates)[number]>>,
  None<Exclude<(typeof bpmInstances.bpmInstanceStates)[number], astrozero.BpmInstanceState>>,
  None<Differing<Omit<astrozero.BpmDetails, keyof astrozero.BpmInfo>, typeof bpms.bpmParts>>,
];
