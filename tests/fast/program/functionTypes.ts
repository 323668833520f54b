import type { z } from "zod";
import type * as astrozero from "../../../provider";
import type * as applications from "../../../provider/contract/applications";
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

type ObjectAnswer = Answer<typeof objects.getObject>;
type ObjectMembers = ObjectAnswer["tableInfo"] & Pick<ObjectAnswer, "fields" | "childObjects" | "parentObjects">;

export type Agreement = [
  None<Differing<astrozero.ObjectInfo, Element<Answer<typeof objects.getObjects>>>>,
  None<Differing<astrozero.ObjectDetails, ObjectMembers>>,
  None<Differing<astrozero.FieldInfo, Answer<typeof fields.getField>>>,
  None<Differing<astrozero.FieldReference, Element<Answer<typeof fields.getField>["referenceObjectsDetails"]>>>,
  None<Differing<astrozero.LayoutInfo, Answer<typeof layouts.getLayout>>>,
  None<Differing<astrozero.LayoutInfo["content"]["view"], Answer<typeof layouts.getLayout>["content"]["view"]>>,
  None<Differing<astrozero.ButtonInfo, Answer<typeof buttons.getButton>>>,
  None<Differing<astrozero.TriggerInfo, Answer<typeof triggers.getTrigger>>>,
  None<Differing<astrozero.ValidatorInfo, Answer<typeof validators.getValidator>>>,
  None<Differing<astrozero.PicklistInfo, Element<Answer<typeof picklists.getPicklists>>>>,
  None<Differing<astrozero.PicklistDetails, Answer<typeof picklists.getPicklist>>>,
  None<Differing<astrozero.PicklistValueInfo, Element<Answer<typeof picklists.getPicklist>["picklistValues"]>>>,
  None<Differing<astrozero.ApplicationInfo, Answer<typeof applications.getApplication>>>,
  None<Differing<astrozero.PageInfo, Element<Answer<typeof pages.getPages>>>>,
  None<Differing<astrozero.PageDetails, Answer<typeof pages.getPage>>>,
  None<Differing<astrozero.TabInfo, Element<Answer<typeof tabs.getTabs>>>>,
  None<Differing<astrozero.FlowInfo, Answer<typeof flows.getFlow>>>,
  None<Differing<astrozero.FlowInstanceInfo, Element<Answer<typeof flows.getFlowInstances>>>>,
  None<Differing<astrozero.ScriptInfo, Answer<typeof scripts.getScript>>>,
  None<Differing<astrozero.ScriptSignatureInfo, Answer<typeof scripts.getScriptSignature>>>,
  None<Differing<astrozero.ScriptParameter, Element<Answer<typeof scripts.getScriptSignature>["inputs"]>>>,
  None<Differing<astrozero.FormulaFunction, Element<Answer<typeof scripts.getFormulaFunctions>>>>,
  None<Differing<astrozero.BpmInfo, Answer<typeof bpms.getBpm>>>,
  None<Differing<Omit<astrozero.BpmDetails, keyof astrozero.BpmInfo>, typeof bpms.bpmParts>>,
];
