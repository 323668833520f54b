import { isDeepStrictEqual } from "node:util";
import type { Picklist } from "../../contract/picklists";
import * as picklists from "../../contract/picklists";
import { createOrAdopt, type Obtained } from "../../lifecycle/createOrAdopt";
import { foreignIn } from "../../lifecycle/foreign";
import type { Session } from "../../lifecycle/session";
import { findPicklist, PicklistHandle } from "./livePicklist";
import { type PicklistInputs, textOf } from "./schema";
import { creationBody } from "./wire";

/** Creates the picklist; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export function obtain(session: Session, inputs: PicklistInputs): Promise<Obtained<Picklist>> {
  const { name, adoptExisting, recover, extra } = inputs;
  const body = creationBody(inputs);
  const values = inputs.values.map(textOf).sort();
  return createOrAdopt<Picklist>(session, {
    thing: `Picklist ${name}`,
    name,
    adoptExisting,
    recover,
    find: async () => {
      const there = await findPicklist(session, name);
      const live = there && (await new PicklistHandle(session, there.id, name).read());
      // Only the list tells of packages.
      return live && { ...live, protectMode: there.protectMode, installedPackage: there.installedPackage };
    },
    create: () => session.client.call(picklists.create, { body, extra }),
    foreign: (live) => [
      ...foreignIn(["masterLabel", "description"], { ...body, ...extra }, live),
      ...live.picklistValues.flatMap((value) =>
        foreignIn(["label", "color", "description"], body.picklistValues.find((one) => one.value === value.value) ?? {}, value),
      ),
      ...(inputs.defaultValue === undefined && live.picklistValues.some(({ isDefault }) => isDefault) ? ["defaultValue"] : []),
    ],
    // The declared label and values, and used by no field.
    isOwn: async ({ id, masterLabel, picklistValues }) =>
      masterLabel === body.masterLabel &&
      isDeepStrictEqual(picklistValues.map(({ value }) => value).sort(), values) &&
      !(await new PicklistHandle(session, id, name).isReferenced()),
    misfits: ({ isBaseline }) => (isBaseline ? ["it is preset"] : []),
  });
}
