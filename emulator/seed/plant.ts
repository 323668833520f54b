import { refusal } from "../world/refusal";
import type { StoredApplication, StoredField, StoredLayout, StoredObject, StoredTab } from "../world/state";
import { typeRule } from "../world/typeRules";
import type { World } from "../world/world";
import { Planting } from "./planting";
import type { ApplicationSeed, FieldSeed, LayoutSeed, ObjectSeed, TabSeed, WholeSeed } from "./schema";

/** Makes in a fresh world what a seed describes; returns what could not be made, and why. */
export function plant(seed: WholeSeed, world: World): string[] {
  const planting = new Planting();
  planting.eachOwned("picklists", seed.picklists, (definition) => world.picklists.create(definition));
  plantObjects(seed.objects, planting, world);
  planting.each("pages", seed.pages, (definition) => world.pages.create(definition));
  planting.each("tabs", seed.tabs, (definition) => makeTab(definition, world));
  planting.eachOwned("applications", seed.applications, (definition) => makeApplication(definition, world));
  planting.eachOwned("flows", seed.flows, ({ active, ...definition }) => enabled(world.flows, world.flows.create(definition), active));
  planting.eachOwned("bpms", seed.bpms, ({ active, ...definition }) => enabled(world.bpms, world.bpms.create(definition), active));
  planting.eachOwned("scripts", seed.scripts, ({ active, ...definition }) =>
    enabled(world.scripts, world.scripts.create(definition), active),
  );
  planting.finish();
  age(world);
  return planting.faults;
}

/** Objects first, so that fields can point at each of them; records last, so that every field is there. */
function plantObjects(seeds: ObjectSeed[], planting: Planting, world: World): void {
  const planted = planting.eachOwned("objects", seeds, (definition) => makeObject(definition, world));
  for (const { seed, made, place } of planted)
    planting.eachOwned(`${place}.fields`, seed.fields, (definition) => makeField(made, definition, world));
  for (const { seed, made, place } of planted) {
    planting.eachOwned(`${place}.layouts`, seed.layouts, (definition) => makeLayout(made, definition, world));
    planting.eachOwned(`${place}.triggers`, seed.triggers, (definition) => world.triggers.create(made.id, definition));
    planting.eachOwned(`${place}.validators`, seed.validators, (definition) => world.validators.create(made.id, definition));
    planting.eachOwned(`${place}.buttons`, seed.buttons, (definition) => world.buttons.create(made.id, definition));
  }
  for (const { seed, made, place } of planted)
    planting.each(`${place}.records`, seed.records, (row) => world.records.add(made.id, [linked(made, row, world)]));
}

/** A new custom object, or the standard one of that name. */
function makeObject(
  { fields, layouts, triggers, validators, buttons, records, ...definition }: ObjectSeed,
  { objects }: World,
): StoredObject {
  const known = objects.find(definition.name);
  if (known?.category !== 2) return objects.create({ ...definition, fields: [] });
  const [attribute] = Object.keys(definition).filter((key) => key !== "name");
  if (attribute) throw refusal("invalid", `${attribute}: object ${known.name} is a standard object and keeps its attributes`);
  return known;
}

/** A new field, or the preset one of that name with another label. */
function makeField({ id }: StoredObject, { picklist, ...definition }: FieldSeed, { fields, picklists }: World): StoredField {
  const { name, dataType, ...attributes } = definition;
  const picklistId = picklist === undefined ? undefined : picklists.get(picklist).id;
  if (name === "name" && dataType === "Name") fields.update(id, name, attributes);
  else fields.add(id, [{ ...definition, ...(picklistId && { picklistId }) }]);
  return fields.get(id, name);
}

/** A new layout, or the object's own of that name. */
function makeLayout({ id: object }: StoredObject, { name, existingPageLayout, fields }: LayoutSeed, { layouts }: World): StoredLayout {
  const [first] = layouts.all(object);
  const copied = existingPageLayout === undefined ? first : layouts.get(object, existingPageLayout);
  const layout = layouts.find(object, name) ?? layouts.create(object, { name, existingPageLayout: copied?.id ?? "" });
  if (fields) layouts.setFields(object, layout.id, fields);
  return layout;
}

function makeTab({ object, page, ...definition }: TabSeed, { objects, pages, tabs }: World): StoredTab {
  const objectId = object === undefined ? undefined : objects.get(object).id;
  const pageId = page === undefined ? undefined : pages.get(page).id;
  return tabs.create({ ...definition, ...(objectId && { objectId }), ...(pageId && { pageId }) });
}

function makeApplication({ defaultTab, ...definition }: ApplicationSeed, { applications, tabs }: World): StoredApplication {
  const defaultTabId = defaultTab === undefined ? undefined : tabs.get(defaultTab).id;
  return applications.create({ ...definition, ...(defaultTabId && { defaultTabId }) });
}

function enabled<Thing extends { id: string }>(
  things: { setActive(id: string, active: boolean): void },
  thing: Thing,
  active?: boolean,
): Thing {
  if (active) things.setActive(thing.id, true);
  return thing;
}

/** The values of a record, with the ids of the records that its relations name. */
function linked({ fields }: StoredObject, row: Record<string, unknown>, world: World): Record<string, unknown> {
  const relations = Object.values(fields).filter(({ dataType }) => typeRule(dataType).kind === "relation");
  const links = relations.flatMap(({ name, references }) => {
    const targets = references.flatMap(({ referenceObjectId }) => Object.values(world.objects.get(referenceObjectId).records));
    const target = targets.find(({ values }) => values.name === row[name]);
    return target ? [[name, target.id]] : [];
  });
  return { ...row, ...Object.fromEntries(links) };
}

/** What a seed holds was there long ago. */
function age({ objects }: World): void {
  for (const object of objects.all()) for (const thing of [object, ...Object.values(object.fields)]) thing.madeAt = 0;
}
