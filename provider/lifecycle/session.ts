import type { Client } from "../client/client";
import { everyType, getObjects, type ObjectRecord } from "../contract/objects";

/** What the handlers of one process share. */
export class Session {
  /** Objects change under our hands: a list serves only calls that arrive together. */
  private listing: Promise<ObjectRecord[]> | undefined;

  /** Whether the platform lists the fields of an object; learnt from its answers. */
  listsFields = true;
  /** Whether the platform finds scripts by a condition; learnt from its answers. */
  queriesScripts = true;
  /** How data types are spelt in requests: the documented words, unless the platform wants its own spelling. */
  spelling: "word" | "canonical" = "word";
  /** Names of things deleted in this process: a create that follows is a replacement. */
  readonly deleted = new Set<string>();
  /** Identities whose data the user's program allowed to be lost in this process. */
  readonly dataLossAllowed = new Set<string>();
  /** Ids of things that creates of this process returned: each belongs to one resource. */
  readonly created = new Set<string>();
  /**
   * Ids of things that existed before and that this process took for a resource's own. A delete of the same id in the same run
   * comes from a resource that had them before, under another name in the program: the thing must stay.
   */
  readonly takenOver = new Set<string>();

  /** Why things cannot be made anew, by the ids of their resources: they must not be deleted to make room. */
  readonly irreplaceable = new Map<string, string>();

  /** The order of the fields in the program of this run, by the name of the object. */
  readonly fieldOrders = new Map<string, string>();

  /** The operation that was told why the sign-in fails: the others only point there. */
  toldOfSignIn: string | undefined;

  constructor(
    readonly client: Client,
    /** Tells the user something that is not an error. */
    readonly warn: (message: string) => void,
  ) {}

  /** All objects: custom, standard and setup. */
  objects(): Promise<ObjectRecord[]> {
    this.listing ??= this.client.call(getObjects, { query: { type: everyType } }).finally(() => {
      this.listing = undefined;
    });
    return this.listing;
  }

  async findObject(name: string): Promise<ObjectRecord | undefined> {
    return (await this.objects()).find((object) => object.name === name);
  }
}
