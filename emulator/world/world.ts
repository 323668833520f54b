import type { Dialect } from "../dialect";
import { Applications } from "./applications";
import { Bpms } from "./bpms";
import { Buttons } from "./buttons";
import { dateText } from "./clock";
import { Fields } from "./fields";
import { FlowInstances } from "./flowInstances";
import { Flows } from "./flows";
import { nextId } from "./ids";
import { Layouts } from "./layouts";
import { Objects } from "./objects";
import { Pages } from "./pages";
import { Picklists } from "./picklists";
import { Records } from "./records";
import { Scripts } from "./scripts";
import { machineUser, seedState } from "./seed";
import type { Audit, State } from "./state";
import { Tabs } from "./tabs";
import { Triggers } from "./triggers";
import { Validators } from "./validators";

export interface WorldOptions {
  namespace: string;
  dialect: Dialect;
  /** The tenant's time, in milliseconds since 1970. */
  now: () => number;
  state?: State;
  /** Called with the name of each field before it is made; may throw a refusal. */
  beforeField?: (name: string) => void;
}

/**
 * The tenant: what exists and which rules it keeps, without HTTP. Things are named by id or by API name. Rules are
 * broken with a `Refusal`.
 */
export class World {
  state: State;
  readonly namespace: string;
  readonly dialect: Dialect;
  readonly now: () => number;
  readonly beforeField: (name: string) => void;
  readonly objects = new Objects(this);
  readonly fields = new Fields(this);
  readonly triggers = new Triggers(this);
  readonly validators = new Validators(this);
  readonly layouts = new Layouts(this);
  readonly buttons = new Buttons(this);
  readonly picklists = new Picklists(this);
  readonly applications = new Applications(this);
  readonly pages = new Pages(this);
  readonly tabs = new Tabs(this);
  readonly flows = new Flows(this);
  readonly flowInstances = new FlowInstances(this);
  readonly scripts = new Scripts(this);
  readonly bpms = new Bpms(this);
  readonly records = new Records(this);

  constructor({ namespace, dialect, now, state = seedState(namespace, now()), beforeField = () => {} }: WorldOptions) {
    this.namespace = namespace;
    this.dialect = dialect;
    this.now = now;
    this.state = state;
    this.beforeField = beforeField;
  }

  /** @internal The tenant as it is now, apart from what happens to it later. */
  snapshot(): World {
    const { namespace, dialect, now, state, beforeField } = this;
    return new World({ namespace, dialect, now, state: structuredClone(state), beforeField });
  }

  /** @internal */
  nextId(prefix: string): string {
    return nextId(this.state, prefix);
  }

  /** The user behind every token. */
  get user(): { id: string; name: string } {
    return machineUser;
  }

  /** @internal Who and when, for a new thing. */
  stamp(): Audit {
    const now = dateText(this.now());
    return { createdBy: machineUser.id, createdDate: now, lastModifiedBy: machineUser.id, lastModifiedDate: now };
  }

  /** @internal */
  touch(thing: Audit): void {
    thing.lastModifiedBy = machineUser.id;
    thing.lastModifiedDate = dateText(this.now());
  }

  /** The name of a user; the id itself for an unknown one. */
  userName(id: string): string {
    return this.state.users[id]?.name ?? id;
  }
}
