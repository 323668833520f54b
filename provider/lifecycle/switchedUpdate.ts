import { isDeepStrictEqual } from "node:util";
import { type Activation, planActivation } from "./activation";
import { between } from "./between";
import { refuseChangedMeanwhile } from "./changedMeanwhile";
import { Recording } from "./recording";
import type { Lived } from "./state";
import { update } from "./update";

/** What an update of a thing that is switched on and off starts from. */
export interface SwitchedChange<Inputs, State, Live> {
  olds: State;
  news: Inputs;
  /** The live thing as it was before the update. */
  before: Live;
}

/** An update of a thing that is switched on and off. A kind says where the thing is and what the work is. */
export abstract class SwitchedUpdate<
  Inputs extends { active?: boolean | undefined },
  State extends Inputs & Lived,
  Live extends { active: boolean },
> {
  protected readonly olds: State;
  protected readonly news: Inputs;
  protected readonly before: Live;
  protected readonly activation: Activation;
  /** The session of the calls that write attributes: it tells whether what was there may have changed, beside being switched. */
  protected writing: Recording;

  constructor(
    protected readonly session: Recording,
    { olds, news, before }: SwitchedChange<Inputs, State, Live>,
  ) {
    this.writing = new Recording(session);
    this.olds = olds;
    this.news = news;
    this.before = before;
    this.activation = planActivation(before, olds, news.active);
  }

  /** Id of the resource. */
  protected abstract get id(): string;
  /** For messages: a kind with its name. */
  protected abstract get thing(): string;
  /** The attributes that the work gives, whatever the platform has there. */
  protected abstract get overwritten(): readonly string[];
  protected abstract look(): Promise<Live | undefined>;
  /** What a user reads when the thing is gone. */
  protected abstract gone(): string;
  /** What the platform has, seen through what inputs set. */
  protected abstract project(inputs: Inputs, live: Live): State;
  protected abstract work(): Promise<unknown>;
  /** Whether a read shows what was written, apart from whether the thing is on. */
  protected abstract showsWritten(live: Live): boolean;

  /** Notes that what was written is overwritten by what was there before. */
  protected notePutBack(): void {
    this.writing = new Recording(this.session);
  }

  /** What is known of the thing while it is unknown how far the update came. */
  private get known(): State {
    return this.writing.mayHaveChanged ? between(this.olds, this.news) : this.olds;
  }

  /** One of which nothing was written that was not put back, and that is on again, was not changed. */
  run(): Promise<State> {
    const { session, id, thing, olds, news, before } = this;
    const { to, staysOn } = this.activation;
    const look = () => this.look();
    const project = (inputs: Inputs, live: Live) => this.project(inputs, live);
    const seen = (inputs: Inputs, live: Live): State => ({ ...this.project(inputs, live), adopted: olds.adopted });
    const isAsBefore = (inputs: Inputs, live: Live) => isSame(this.project(inputs, live), this.project(inputs, before));
    return update(session, {
      id,
      steps: [
        { work: () => refuseChangedMeanwhile(session, { thing, names: this.overwritten, olds, news, before, look, project }) },
        { work: () => this.work() },
      ],
      look,
      gone: () => this.gone(),
      // assumption: stale-reads
      shows: (live) => live.active === to && this.showsWritten(live),
      wrong: (live) => (live.active === to ? [] : [`${thing} is switched ${to ? "off" : "on"} still.`]),
      finished: (live) => seen(news, live),
      doubtful: (live) => (live ? seen(this.known, live) : this.known),
      unfinished: { active: staysOn },
      // What does not show may have been written beside what does.
      isAsBefore: (live) => !this.writing.mayHaveChanged && isAsBefore(olds, live) && isAsBefore(news, live) && (live.active || !staysOn),
    });
  }
}

/** Members that are undefined are as good as none. */
function isSame(one: object, other: object): boolean {
  const plain = (state: object) => JSON.parse(JSON.stringify(state));
  return isDeepStrictEqual(plain(one), plain(other));
}
