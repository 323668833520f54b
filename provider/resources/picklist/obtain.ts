import { isDeepStrictEqual } from "node:util";
import { CallError } from "../../client/errors";
import { createPicklist, getPicklistReferences, type Picklist } from "../../contract/picklists";
import { createOnce } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { cannotBeAdopted, existsAlready, wentDuringAdoption } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { packageProtection } from "../objects/liveObject";
import { findPicklist, readPicklist } from "./livePicklist";
import { masterLabel, valueBody } from "./projection";
import { type PicklistInputs, textOf } from "./schema";

/** The picklist that inputs describe, new or found. */
export type Obtained = { id: string; found?: Picklist; adopted?: boolean };

/** Creates the picklist; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export async function obtain(session: Session, inputs: PicklistInputs): Promise<Obtained> {
  const existing = inputs.adoptExisting ? await findPicklist(session, inputs.name) : undefined;
  return existing ? adopt(session, inputs, existing.id) : make(session, inputs);
}

async function make(session: Session, inputs: PicklistInputs): Promise<Obtained> {
  try {
    const id = await createOnce({
      clock: session.client.clock,
      create: () => session.client.call(createPicklist, { body: creationBody(inputs), extra: inputs.extra }),
      find: async () => (await ownBeginning(session, inputs))?.id,
    });
    return { id };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const found = await ownBeginning(session, inputs);
    if (found) return { id: found.id, found };
    const holder = await findPicklist(session, inputs.name);
    if (!holder) throw error;
    throw new RefusedChange(`${error.message}\n${existsAlready(`Picklist ${inputs.name}`, holder.id)}`);
  }
}

function creationBody(inputs: PicklistInputs) {
  const [first] = inputs.values.map(textOf);
  // The documented way to a default is the first value; for another one the value's own attribute is tried.
  const isFirst = inputs.defaultValue !== undefined && inputs.defaultValue === first;
  return {
    name: inputs.name,
    masterLabel: masterLabel(inputs),
    ...(inputs.description && { description: inputs.description }),
    ...(isFirst && { useFirstAsDefault: true }),
    picklistValues: inputs.values.map((value) => valueBody(value, isFirst ? undefined : inputs.defaultValue)),
  };
}

/**
 * The picklist when it is what a create of ours leaves behind that could not tell: of nobody else, with the declared label and values,
 * and used by no field.
 */
async function ownBeginning(session: Session, inputs: PicklistInputs): Promise<Picklist | undefined> {
  const holder = await findPicklist(session, inputs.name);
  if (!holder || packageProtection(holder) || holder.masterLabel !== masterLabel(inputs)) return undefined;
  const live = await readPicklist(session, holder.id, inputs.name);
  if (!live || !isDeepStrictEqual(live.picklistValues.map(({ value }) => value).sort(), inputs.values.map(textOf).sort())) return undefined;
  const references = await session.client.call(getPicklistReferences, { path: { picklistId: live.id }, query: { flag: "R" } });
  if (references.length > 0) return undefined;
  session.takenOver.add(live.id);
  return live;
}

async function adopt(session: Session, inputs: PicklistInputs, id: string): Promise<Obtained> {
  const found = await readPicklist(session, id, inputs.name);
  if (!found) throw new RefusedChange(wentDuringAdoption(`Picklist ${inputs.name}`));
  const reason = packageProtection(found) ?? (found.isBaseline ? "is preset" : undefined);
  if (reason) throw new RefusedChange(cannotBeAdopted(`Picklist ${inputs.name}`, id, [`it ${reason}`]));
  session.takenOver.add(id);
  return { id, found, adopted: true };
}
