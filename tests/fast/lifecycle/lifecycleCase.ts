import type { Dialect } from "../../../emulator";
import type { Deployment, Driver, Properties } from "../../support/driver";

/** One kind of resource as data: what it looks like, how it can change, and what others can do to it. */
export interface LifecycleCase {
  kind: string;
  /** Makes what the resource needs, and answers its inputs. */
  begin(driver: Driver): Promise<Properties>;
  /** Each attribute that can change in place, alone. */
  updates: Record<string, (inputs: Properties) => Properties>;
  /** Each attribute whose change creates the thing again. */
  replacements: Record<string, (inputs: Properties) => Properties>;
  /** What somebody does on the platform, and the path at which a refresh shows it; none where `unseen` says why. */
  drift: Drift[];
  /** Somebody deletes the thing on the platform; absent where `unseen` says why. */
  deleteByHand?(driver: Driver, deployment: Deployment): void;
  /** Why no refresh shows what somebody does to the thing. */
  unseen?: { drift?: string; deleteByHand?: string };
  /** Whether what exists can be taken over. Default: true. */
  adopts?: false;
  /** Whether the thing is there. */
  exists(driver: Driver, inputs: Properties): boolean;
  /** The output that names the live thing, where the resource's own id does not. */
  liveId?: string;
  /** Attributes that neither change nor replace the thing, each with the file that tests it. */
  otherAttributes: Record<string, string>;
  /** Switches that calls of this kind meet, beside those that all calls meet. */
  meets: readonly (keyof Dialect)[];
  /** Switches under which this life cannot be lived, each with the file that tests what happens instead. */
  otherSwitches: Partial<Record<keyof Dialect, string>>;
}

export interface Drift {
  title: string;
  by(driver: Driver, deployment: Deployment): void;
  path: string;
  shows: unknown;
  /** What the next `up` does. Default: updated. */
  heals?: "replaced";
  /** Whether the platform tells of it; everywhere when absent. */
  isTold?: (dialect: Dialect) => boolean;
}

/** The inputs with some attributes changed; `undefined` takes one out. */
export const set = (change: Properties) => (inputs: Properties) => ({ ...inputs, ...change });

/** Of what happens once: no call tells of it afterwards. */
export const unseenEvent = { drift: "no call tells of it afterwards", deleteByHand: "nothing of it is there to delete" };

export const ofEveryKind = {
  adoptExisting: "tests/fast/lifecycle/runLifecycle.ts",
  recover: "tests/fast/lifecycle/leftovers.test.ts",
  extra: "tests/fast/lifecycle/extra.test.ts",
};

/** Attributes of every thing that belongs to an object. */
export const ofEveryChild = { ...ofEveryKind, objectName: "tests/fast/program/children.test.ts" };
