import { z } from "zod";
import { createBpm } from "../../provider/contract/bpms";
import { FieldDefinition } from "../../provider/contract/fields";
import { createFlow } from "../../provider/contract/flows";
import { createLayout } from "../../provider/contract/layouts";
import { ObjectDefinition } from "../../provider/contract/objects";
import { createPicklist } from "../../provider/contract/picklists";
import { createScript } from "../../provider/contract/scripts";
import { createTrigger } from "../../provider/contract/triggers";
import { createValidator } from "../../provider/contract/validators";
import { childName, definitionName, text } from "../../provider/contract/values";

/** Things are defined as the create calls take them, and refer to each other by name instead of by id. */

/** Id of the package that a thing came with: it is protected. */
const installed = { installedPackage: z.string().min(1).optional() };

/** Whether it is enabled in the end. */
const enabled = { active: z.boolean().optional() };

const Field = FieldDefinition.omit({ picklistId: true, layouts: true, view: true }).extend({
  /** Name of the picklist of a select. */
  picklist: z.string().min(1).optional(),
  ...installed,
});
export type FieldSeed = z.output<typeof Field>;

/** A copy of another layout; one that the object has already takes the fields. */
const Layout = createLayout.body.pick({ name: true }).extend({
  /** Name of the layout to copy. By default the one for a single record. */
  existingPageLayout: z.string().min(1).optional(),
  fields: z.array(z.string().min(1)).optional(),
  ...installed,
});
export type LayoutSeed = z.output<typeof Layout>;

const Button = z.strictObject({
  name: childName,
  label: z.string().optional(),
  description: z.string().optional(),
  actionId: z.string().optional(),
  actionScript: z.string().optional(),
  properties: z.string().optional(),
  source: z.string().optional(),
  ...installed,
});

/** A custom object, or more of a standard one: then without attributes of its own. */
const Obj = ObjectDefinition.omit({ fields: true, view: true }).extend({
  fields: z.array(Field).default([]),
  layouts: z.array(Layout).default([]),
  triggers: z.array(createTrigger.body.extend(installed)).default([]),
  validators: z.array(createValidator.body.extend(installed)).default([]),
  buttons: z.array(Button).default([]),
  /** Values by the API names of fields; relations take the name of a record. */
  records: z.array(z.record(z.string(), z.unknown())).default([]),
  ...installed,
});
export type ObjectSeed = z.output<typeof Obj>;

const Page = z.strictObject({
  name: definitionName,
  label: text(80),
  description: z.string().optional(),
  active: z.boolean().optional(),
});

/** A tab points to an object, a page or an address. */
const Tab = z.strictObject({
  name: z.string().min(1),
  label: text(80),
  description: z.string().optional(),
  logo: z.string().optional(),
  object: z.string().min(1).optional(),
  page: z.string().min(1).optional(),
  webURL: z.string().optional(),
});
export type TabSeed = z.output<typeof Tab>;

const Application = z.strictObject({
  // The lengths are those of the designer.
  name: definitionName.max(31, "is longer than 31 characters (namespace included)"),
  label: text(80),
  description: z.string().optional(),
  type: z.enum(["Custom Application", "NoCode Application"]).optional(),
  active: z.boolean().optional(),
  properties: z.string().optional(),
  logo: z.string().optional(),
  /** Name of the tab at which it opens. By default `Home`. */
  defaultTab: z.string().min(1).optional(),
  ...installed,
});
export type ApplicationSeed = z.output<typeof Application>;

/** What a tenant holds at the start, beside what every tenant has. */
export const Seed = z.strictObject({
  picklists: z.array(createPicklist.body.extend(installed)).default([]),
  objects: z.array(Obj).default([]),
  pages: z.array(Page).default([]),
  tabs: z.array(Tab).default([]),
  applications: z.array(Application).default([]),
  flows: z.array(createFlow.body.extend({ ...enabled, ...installed })).default([]),
  bpms: z.array(createBpm.body.extend({ ...enabled, ...installed })).default([]),
  scripts: z.array(createScript.body.extend({ ...enabled, ...installed })).default([]),
});
/** As it stands in a file. */
export type Seed = z.input<typeof Seed>;
export type WholeSeed = z.output<typeof Seed>;
