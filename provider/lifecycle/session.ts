import type { Client } from "../client/client";
import * as objects from "../contract/objects";
import { everyType, type ObjectRecord } from "../contract/objects";
import { Claims } from "./claims";
import { InTurn } from "./inTurn";
import { type LeftoverSettings, leftoversOf } from "./leftoverSettings";

/** What answers have taught of the platform, which does not change its ways during a run. */
export class Platform {
  /** Whether it lists the fields of an object. */
  // assumption: field-list
  listsFields = true;
  /** Whether it finds scripts by a condition. */
  // assumption: script-lookup
  queriesScripts = true;
  /** Which of the two calls runs flows; undefined until one did. */
  // assumption: flow-run-path
  flowRunPath: "documented" | "pages" | undefined;
  /** How data types are spelt in requests: the documented words, unless it wants its own spelling. */
  // assumption: data-type-case
  spelling: "word" | "canonical" = "word";
  /** Whether it has taken a field in that spelling. */
  knowsSpelling = false;
  /** Which of several calls that may switch a thing on and off is the first that works. */
  // assumption: activation
  firstWorkingCall = 0;
  /** The user behind our token, by what it has made in this run. */
  // assumption: own-user
  user: string | undefined;
  /** What exports call the encoding. */
  // assumption: encode-member
  encodeMember: "encodeType" | "encode-type" = "encodeType";
  /** How files travel. */
  // assumption: upload
  uploadAs: "body" | "form" = "body";
}

/** What `check` keeps of the program for the calls that follow in the same run. Nothing else is changed by it. */
export class Checked {
  /** Identities of things whose data the program allows to be lost. */
  readonly dataLossAllowed = new Set<string>();
  /** What the program declares, as far as it has been asked: kinds with identities. A refresh asks nothing. */
  readonly declared = new Set<string>();
  /** Why things cannot be created again, by their identities: they must not be deleted to make room. */
  readonly irreplaceable = new Map<string, string>();
  /** The resources that take names of the platform. */
  readonly claims = new Claims();
  /** Names of objects that are this program's own before anything is created in them. */
  readonly ownObjects = new Set<string>();
  /** The order of the fields in the program, by the name of the object. */
  readonly fieldOrders = new Map<string, string>();
  /** The resource that has a record of the program, by what tells records apart; by the name of their object. */
  readonly recordOwners = new Map<string, Map<string, string>>();
  /** The set that is to have all records of an object, by the name of the object. */
  readonly exclusiveSets = new Map<string, string>();
}

/** Work that has not begun yet, and that others may still join. */
interface Gathering {
  readonly items: unknown[];
  readonly result: Promise<unknown>;
}

/** A record that a resource has in state. */
interface RecordInState {
  /** The resource, as messages name it. */
  owner: string;
  /** What records are told apart in, as in `recordOwners`, and what tells this one apart there. */
  table: string;
  key: string;
  /** Whether the program still declares it there. */
  isDeclared: boolean;
  /** Whether it existed before. */
  adopted?: boolean | undefined;
}

/** What happened in this run: one `up`, `refresh` or `destroy`. */
export class Run {
  readonly checked = new Checked();
  /** Ids of objects that were deleted, by their names: a create that follows is a replacement. */
  readonly deleted = new Map<string, string>();
  /** How many records a review sees leave before their objects do, by the names of the objects. */
  readonly recordsLeaving = new Map<string, number>();
  /** What else a review sees leave, as messages name it, after the id of its object: `cust… validator Coded`, `script Sum`. */
  readonly thingsLeaving = new Set<string>();
  /** Ids of records that were deleted: for a moment reads may still show them. */
  readonly deletedRecords = new Set<string>();
  /** Ids of instances of BPMs that have ended: for a moment reads may still show them running. */
  readonly endedInstances = new Set<string>();
  /** Ids that creates returned: each belongs to one resource. */
  readonly created = new Set<string>();
  /**
   * Ids of things that existed before and that were taken for a resource's own, and of all files that a resource began to have. A delete of
   * the same id comes from a resource that had them before, under another name in the program: the thing must stay.
   */
  readonly takenOver = new Set<string>();
  /** Records that resources have in state, by what `takenOver` knows them by. */
  readonly recordsInState = new Map<string, RecordInState>();
  /** Intents of runs under which nothing can have begun before this run, or whose outcome it knows. */
  readonly intents = new Set<string>();
  /** A file is either looked at, to be taken, or deleted: where one resource gets what another one gives away, both come at the same time. */
  readonly files = new InTurn();
  /** Imports into one object come one after the other: the records of one would prove the other. By the names of the objects. */
  readonly imports = new InTurn();
  /** The operation that was told why the sign-in fails: the others only point there. */
  toldOfSignIn: string | undefined;
  /** Objects change under our hands: a list serves only calls that arrive together. */
  listing: Promise<ObjectRecord[]> | undefined;
  /** The last list of objects: an id stays that of its name for as long as the object is there. */
  listed: readonly ObjectRecord[] = [];
  /** The namespace of the tenant, as far as it tells; asked where a name is refused. */
  namespace: Promise<string | undefined> | undefined;
  readonly gatherings = new Map<string, Gathering>();
}

/** What the handlers of one process share. */
export class Session {
  constructor(
    readonly client: Client,
    /** Tells the user something that is not an error. */
    readonly warn: (message: string) => void,
    readonly platform = new Platform(),
    readonly run = new Run(),
    /** Tells the user how far something has come, or what is going to change. */
    readonly tell: (message: string) => void = () => {},
    readonly leftovers: LeftoverSettings = leftoversOf(),
  ) {}

  /** All objects as they are now: custom, standard and setup. */
  objects(): Promise<ObjectRecord[]> {
    this.run.listing ??= this.list().finally(() => {
      this.run.listing = undefined;
    });
    return this.run.listing;
  }

  /** The object of a name, for its id: the platform is asked once for all names that are there, and again for one that is not. */
  async knownObject(name: string): Promise<ObjectRecord | undefined> {
    const { listed, deleted } = this.run;
    return listed.find((object) => object.name === name && object.id !== deleted.get(name)) ?? this.findObject(name);
  }

  /** The object that has a name now, which may be spelled in another case: the platform takes no other one beside it. */
  async findObject(name: string): Promise<ObjectRecord | undefined> {
    const all = await this.objects();
    return all.find((object) => object.name === name) ?? all.find((object) => object.name.toLowerCase() === name.toLowerCase());
  }

  private async list(): Promise<ObjectRecord[]> {
    const { run } = this;
    run.listed = await this.client.call(objects.list, { query: { type: everyType } });
    return [...run.listed];
  }

  /** Waits some milliseconds for items of the same `key`, then does the work for all of them: each caller gets its result. */
  gather<Item, Result>(key: string, item: Item, wait: number, work: (items: readonly Item[]) => Promise<Result>): Promise<Result> {
    const { gatherings } = this.run;
    const open = gatherings.get(key);
    if (open) {
      open.items.push(item);
      return open.result as Promise<Result>;
    }
    const items = [item];
    const result = this.client.clock.sleep(wait).then(() => {
      gatherings.delete(key);
      return work(items);
    });
    gatherings.set(key, { items, result });
    return result;
  }
}
