import type { Operation } from "../../contract/operation";
import type { Switch } from "../../lifecycle/activation";
import { changedExtra, changedValues, defined, described, notArrived, projectAttributes } from "../../lifecycle/attributes";
import { changeAttributes, confirmAttributes } from "../../lifecycle/changeAttributes";
import { writeClearingText } from "../../lifecycle/clearText";
import type { Obtained } from "../../lifecycle/createOrAdopt";
import { foreignIn } from "../../lifecycle/foreign";
import { Recording } from "../../lifecycle/recording";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { type SwitchedChange, SwitchedUpdate } from "../../lifecycle/switchedUpdate";
import { Child, type ChildKind, type ChildPlace, type ChildRecord } from "./child";

type Values = Record<string, unknown>;

export interface SwitchedInputs extends ChildPlace {
  active?: boolean | undefined;
  adoptExisting?: boolean | undefined;
  recover?: boolean | undefined;
  extra?: Values | undefined;
}

export interface SwitchedRecord extends ChildRecord {
  active: boolean;
}

/** Children whose attributes change in place, and that are switched on and off: triggers, validators. */
export interface SwitchedKind<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>
  extends ChildKind<Live> {
  /** The member of state that holds the child's own id. */
  readonly idMember: Exclude<keyof State, keyof Inputs> & string;
  /** Attributes that can change; `active` travels alone. */
  readonly attributes: readonly (keyof Inputs & string)[];
  /** What attributes become that leave the program; the label becomes the name. */
  readonly unset: Partial<Inputs>;
  /** Whether an update may delete it and create it again, under another id. */
  readonly isRecreated?: boolean;
  /** The calls that every change needs. */
  readonly needs: readonly Operation[];
  /** The create call; undefined when the answer names no id. */
  create(session: Session, inputs: Inputs): Promise<string | undefined>;
  /** The call that changes attributes. */
  write(session: Session, objectId: string, childId: string, body: object, extra: Values | undefined): Promise<unknown>;
  update(session: Session, change: SwitchedChange<Inputs, State, Live>): Promise<State>;
  /** What comes after it was created or changed. */
  finished?(session: Session, inputs: Inputs): Promise<void>;
}

/** What the platform has, seen through what the program sets. */
export function project<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  { attributes, idMember }: SwitchedKind<Inputs, State, Live>,
  inputs: Inputs,
  live: Live,
): State {
  const state: object = {
    ...inputs,
    ...projectAttributes([...attributes, "active"], inputs, live),
    name: live.name,
    [idMember]: live.id,
  };
  return state as State;
}

/** Everything that the platform tells. */
export function describe<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  { attributes, idMember }: SwitchedKind<Inputs, State, Live>,
  objectId: string,
  live: Live,
): State {
  const state: object = { ...described([...attributes, "active"], live), objectId, name: live.name, [idMember]: live.id };
  return state as State;
}

/** Creates the child and reads it back; or takes one that is there. */
export function obtain<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  child: Child<Live>,
  kind: SwitchedKind<Inputs, State, Live>,
  inputs: Inputs,
): Promise<Obtained<Live>> {
  const { adoptExisting, recover } = inputs;
  return child.createOrAdopt({
    adoptExisting,
    recover,
    create: () => kind.create(child.session, inputs),
    foreign: (live) => foreignIn(kind.attributes, { ...defaultsOf(kind, inputs), ...defined(inputs), ...inputs.extra }, live),
    // Of one that must be on it is unknown whether the platform has switched it on.
    isOwn: (live) => notAsCreated(kind, inputs, live).length === 0 && (inputs.active || !live.active),
  });
}

/** What attributes have that the program does not declare. */
function defaultsOf<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  { unset }: SwitchedKind<Inputs, State, Live>,
  { name }: Inputs,
): Values {
  return { label: name, ...unset };
}

/** The attributes that a new one has otherwise than declared; it may yet have to be switched on or off. */
export function notAsCreated<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  { attributes }: SwitchedKind<Inputs, State, Live>,
  inputs: Inputs,
  live: Live,
): string[] {
  return notArrived(projectAttributes(attributes, inputs, inputs), live);
}

/** One update of a child. A kind says in which order attributes are written and it is switched. */
export abstract class ChildUpdate<
  Inputs extends SwitchedInputs,
  State extends Inputs & Lived,
  Live extends SwitchedRecord,
> extends SwitchedUpdate<Inputs, State, Live> {
  protected readonly child: Child<Live>;
  protected childId: string;
  /** What attributes change to, and those that are not modelled. */
  protected readonly changes: Values;
  protected readonly extra: Values | undefined;

  constructor(
    shared: Session,
    protected readonly kind: SwitchedKind<Inputs, State, Live>,
    change: SwitchedChange<Inputs, State, Live>,
  ) {
    super(new Recording(shared), change);
    const { olds, news, before } = change;
    this.child = new Child(this.writing, kind, news);
    this.childId = before.id;
    // How far a failed update came is not known: what shows is compared.
    const known = olds.unfinished ? this.project(olds, before) : olds;
    this.changes = changedValues(kind.attributes, known, news, defaultsOf(kind, news));
    this.extra = changedExtra(known.extra, news.extra);
  }

  protected get id(): string {
    return this.child.id;
  }

  protected get thing(): string {
    return this.child.thing;
  }

  protected get overwritten(): readonly string[] {
    return Object.keys(this.changes);
  }

  protected look(): Promise<Live | undefined> {
    return this.child.read(this.childId);
  }

  protected gone(): string {
    return this.child.gone(this.childId);
  }

  protected project(inputs: Inputs, live: Live): State {
    return project(this.kind, inputs, live);
  }

  protected showsWritten(live: Live): boolean {
    return notArrived(this.changes, live).length === 0;
  }

  protected get switch(): Switch {
    // `active` always travels alone.
    // assumption: active-mixed
    const writes = [(active: boolean) => this.put(this.session, { active })];
    return { thing: this.child.thing, writes, isOn: async () => (await this.look())?.active, gone: () => this.gone() };
  }

  private put(session: Session, body: object, extra?: Values): Promise<unknown> {
    return this.kind.write(session, this.news.objectId, this.childId, body, extra);
  }

  /** Writes attributes and looks whether they arrived; without a change it does nothing. */
  protected async writeAttributes(wanted: Values, extra?: Values): Promise<void> {
    const { session, writing, child, before } = this;
    if (Object.keys(wanted).length === 0 && !extra) return;
    const look = { read: () => this.look(), shows: (live: Live) => notArrived(wanted, live).length === 0 };
    await changeAttributes(session, { ...look, before, write: () => writeClearingText(wanted, (body) => this.put(writing, body, extra)) });
    await confirmAttributes(session, { ...look, thing: child.thing, gone: () => this.gone() });
  }
}
