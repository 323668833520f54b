import { isDeepStrictEqual } from "node:util";
import { type Activation, planActivation } from "./activation";
import type { Recording } from "./recording";
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

  constructor(
    protected readonly session: Recording,
    { olds, news, before }: SwitchedChange<Inputs, State, Live>,
    /** What the platform has as far as this update knows: what does not show is taken from it. */
    protected reached: Inputs = olds,
  ) {
    this.olds = olds;
    this.news = news;
    this.before = before;
    this.activation = planActivation(before, olds, news.active);
  }

  /** Id of the resource. */
  protected abstract get id(): string;
  protected abstract look(): Promise<Live | undefined>;
  /** What a user reads when the thing is gone. */
  protected abstract gone(): string;
  /** What the platform has, seen through what inputs set. */
  protected abstract project(inputs: Inputs, live: Live): State;
  protected abstract work(): Promise<unknown>;
  /** Whether a read shows what was written, apart from whether the thing is on. */
  protected abstract showsWritten(live: Live): boolean;

  /** One that was put back, and on again, was not changed. */
  run(): Promise<State> {
    const { session, id, olds, news, before } = this;
    const { to, staysOn } = this.activation;
    const seen = (inputs: Inputs, live: Live): State => ({ ...this.project(inputs, live), adopted: olds.adopted });
    const isAsBefore = (inputs: Inputs, live: Live) => isSame(this.project(inputs, live), this.project(inputs, before));
    return update(session, {
      id,
      steps: [{ work: () => this.work() }],
      look: () => this.look(),
      gone: () => this.gone(),
      // assumption: stale-reads
      shows: (live) => live.active === to && this.showsWritten(live),
      finished: (live) => seen(news, live),
      doubtful: (live) => (live ? seen(this.reached, live) : olds),
      unfinished: { active: staysOn },
      isAsBefore: (live) => isAsBefore(olds, live) && isAsBefore(news, live) && (live.active || !staysOn),
    });
  }
}

/** Members that are undefined are as good as none. */
function isSame(one: object, other: object): boolean {
  const plain = (state: object) => JSON.parse(JSON.stringify(state));
  return isDeepStrictEqual(plain(one), plain(other));
}
