import type { Dialect } from "../dialect";
import { Answers } from "./answers";
import { type Audit, dateText } from "./clock";
import { firstId, idText } from "./ids";
import { Storage } from "./storage";

/** Everything that the emulated tenant remembers; plain JSON, so that it can be saved, copied and compared. */
export interface State {
  lastId: number;
  /** The things of each kind, by their ids. */
  [kind: string]: unknown;
}

export interface TenantOptions {
  namespace: string;
  dialect: Dialect;
  /** The tenant's time, in milliseconds since 1970. */
  now: () => number;
  state?: State;
  /** Where the bytes of files are. */
  storage?: Storage;
  /** Called with the name of each field before it is made; may throw a refusal. */
  beforeField?: (name: string) => void;
  /** Told what the emulator does not evaluate, each time. */
  tell?: (line: string) => void;
  answers?: Answers;
}

/** The user behind every token: the one that made everything. */
export const machineUser = { id: "10gd000001Dg00000001", name: "emulator" };

const presetDate = "2024-01-01 00:00:00";

/** Who made what every tenant has from the start, and when. */
export const presetAudit: Audit = {
  createdBy: machineUser.id,
  createdDate: presetDate,
  lastModifiedBy: machineUser.id,
  lastModifiedDate: presetDate,
};

/** What all kinds of things of a tenant work on: its state, its time, its dialect. */
export class Tenant {
  state: State;
  readonly namespace: string;
  readonly dialect: Dialect;
  readonly now: () => number;
  /** @internal */
  readonly storage: Storage;
  readonly beforeField: (name: string) => void;
  /** @internal */
  readonly tell: (line: string) => void;
  /** @internal */
  readonly answers: Answers;
  readonly #parts = new Map<object, object>();

  constructor({
    namespace,
    dialect,
    now,
    state = { lastId: firstId(now()) },
    storage = new Storage(),
    beforeField = () => {},
    tell = () => {},
    answers = new Answers(),
  }: TenantOptions) {
    this.namespace = namespace;
    this.dialect = dialect;
    this.now = now;
    this.state = state;
    this.storage = storage;
    this.beforeField = beforeField;
    this.tell = tell;
    this.answers = answers;
  }

  /** @internal The things of one kind. */
  of<Things extends object, Kind>(Things: { readonly kind: Kind; new (tenant: Tenant, kind: Kind): Things }): Things {
    const things = (this.#parts.get(Things) as Things | undefined) ?? new Things(this, Things.kind);
    this.#parts.set(Things, things);
    return things;
  }

  /** @internal The tenant as it is now, apart from what happens to it later. */
  snapshot(): Tenant {
    return new Tenant({ ...this, state: structuredClone(this.state) });
  }

  /** @internal */
  nextId(prefix: string): string {
    this.state.lastId += 1;
    return idText(prefix, this.state.lastId);
  }

  /** The user behind every token. */
  get user(): { id: string; name: string } {
    return machineUser;
  }

  /** The name of a user; the id itself for an unknown one. */
  userName(id: string): string {
    return id === machineUser.id ? machineUser.name : id;
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
}
