import { CallError } from "../../client/errors";
import * as flows from "../../contract/flows";
import * as scripts from "../../contract/scripts";
import * as triggers from "../../contract/triggers";
import * as validators from "../../contract/validators";
import type { Session } from "../../lifecycle/session";
import { dependents } from "../../safety/destruction";
import { type Refusal, refusalOf } from "../../safety/guard";
import { ObjectHandle } from "./liveObject";

/** A field that goes. */
export interface Going {
  /** Path of the property that asks for it. */
  property: string;
  name: string;
}

/** A text of the platform in which names are looked for. */
interface Text {
  /** For messages: `validator positive`. */
  thing: string;
  text: string;
}

/** The object whose fields go. */
export interface Place {
  id: string;
  name: string;
}

/**
 * Refuses to drop fields that others name: validators, triggers and formulas of the object, scripts and flows of the tenant, as far as their
 * lists tell what is in them. `formulas` are those that the program declares now, by the API names of their fields.
 */
export async function refuseDependents(
  session: Session,
  object: Place,
  going: readonly Going[],
  formulas: ReadonlyMap<string, string | undefined> = new Map(),
): Promise<Refusal[]> {
  const texts = going.length > 0 ? await textsOf(session, object, going, formulas) : [];
  return going.flatMap(({ property, name }) => {
    const named = new RegExp(`\\b${name}\\b`);
    const isLeaving = ({ thing }: Text) => [thing, `${object.id} ${thing}`].some((key) => session.run.thingsLeaving.has(key));
    const found = texts.filter((one) => named.test(one.text) && !isLeaving(one)).map(({ thing }) => thing);
    return found.length > 0 ? [refusalOf(dependents(property, `dropping field ${name} of object ${object.name}`), found)] : [];
  });
}

/** Layouts refuse nothing: a field that is dropped leaves them, and the rest of them stays. */
export async function tellLayouts(session: Session, object: Place, going: readonly Going[]): Promise<void> {
  const layouts = going.length > 0 ? await seen(new ObjectHandle(session, object.id).layouts()) : [];
  for (const { name } of going) {
    const showing = layouts.filter(({ content }) => content.view.fields.includes(name)).map((layout) => `"${layout.name}"`);
    if (showing.length > 0) session.tell(`Field ${name} of object ${object.name} leaves the layouts that show it: ${showing.join(", ")}.`);
  }
}

async function textsOf(
  session: Session,
  { id: objectId }: Place,
  going: readonly Going[],
  formulas: ReadonlyMap<string, string | undefined>,
): Promise<Text[]> {
  const { client } = session;
  const path = { objectId };
  const [ofValidators, ofTriggers, ofFields, ofScripts, ofFlows] = await Promise.all([
    seen(client.call(validators.list, { path })),
    seen(client.call(triggers.list, { path })),
    seen(new ObjectHandle(session, objectId).fields().then((fields) => [...fields.values()])),
    seen(client.call(scripts.list, {})),
    seen(client.call(flows.list, {})),
  ]);
  const staying = ofFields.filter((field) => !going.some(({ name }) => name === field.name));
  return [
    ...ofValidators.map(({ name, errorExpression }) => ({ thing: `validator ${name}`, text: errorExpression })),
    ...ofTriggers.map(({ name, script, jscode }) => ({ thing: `trigger ${name}`, text: `${script}\n${jscode}` })),
    ...staying.map(({ name, formula }) => ({ thing: `formula ${name}`, text: formulas.get(name) ?? formula })),
    ...ofScripts.map(({ name, content }) => ({ thing: `script ${name}`, text: content })),
    ...ofFlows.map((flow) => ({ thing: `flow ${flow.name}`, text: JSON.stringify(flow) })),
  ];
}

/** What cannot be listed is not seen: an installation may lack the call, or the user the right. */
async function seen<T>(listing: Promise<T[]>): Promise<T[]> {
  try {
    return await listing;
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return [];
  }
}
