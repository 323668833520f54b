import type { BpmInstanceRecord } from "../../../contract/bpmInstances";
import * as contract from "../../../contract/bpmInstances";
import { writeOnce } from "../../../lifecycle/confirmWrite";
import { deleteOnce } from "../../../lifecycle/deleteOnce";
import type { Session } from "../../../lifecycle/session";

type Variables = Record<string, unknown>;

/** What an instance tells, in the list as after a start. */
export type Live = Pick<BpmInstanceRecord, "id" | "name" | "version" | "businessKey" | "state" | "startTime" | "endTime" | "suspended">;

/** What is no state of the platform: an instance that was started, and that no list has any more. It ended and was cleared, or was deleted. */
export const cleared = "Cleared";

const listedEnds: readonly string[] = ["Completed OK", "CompletedOkWait", "User Terminated", "Terminated"];

/** Whether an instance has come to its end: it takes no change any more. */
export function hasEnded({ state, endTime }: Pick<Live, "state" | "endTime">): boolean {
  return endTime !== "" || state === cleared || listedEnds.includes(state);
}

/**
 * The lists that have all instances together: no call reads one by its id, and the page describes no paging. One that ended may show only where its
 * state is asked for: taken for gone it would be started again.
 */
// assumption: instance-states
const queries = [{}, ...listedEnds.map((states) => ({ query: { states } }))];

async function* listed({ client }: Session): AsyncGenerator<Live[]> {
  for (const query of queries) yield client.call(contract.list, query);
}

/** All instances. One that ends meanwhile is in two lists: the later one counts. */
export async function listAll(session: Session): Promise<Live[]> {
  const all = new Map<string, Live>();
  for await (const list of listed(session)) for (const live of list) all.set(live.id, live);
  return [...all.values()];
}

/** One instance of the platform. */
export class InstanceHandle {
  constructor(
    readonly session: Session,
    readonly id: string,
    private readonly secret: boolean | undefined,
  ) {}

  private get path() {
    return { instanceId: this.id };
  }

  /** The instance; undefined when it is gone. */
  async read(): Promise<Live | undefined> {
    for await (const list of listed(this.session)) {
      const live = list.find(({ id }) => id === this.id);
      if (live) return live;
    }
    return undefined;
  }

  /** Sets variables. Nothing tells whether they arrived, and setting them again is setting them. */
  async setVariables(variables: Variables): Promise<void> {
    const { client } = this.session;
    await client.call(contract.setVariables, { path: this.path, body: variables, confidential: this.secret });
  }

  async suspend(suspended: boolean): Promise<void> {
    await this.act(suspended ? "suspend" : "resume", (live) => live?.suspended === suspended);
  }

  /** Ends it; one that has ended meanwhile is done. */
  async terminate(): Promise<void> {
    const isOver = (live: Live | undefined) => live === undefined || hasEnded(live);
    if (!isOver(await this.read()))
      await deleteOnce({
        clock: this.session.client.clock,
        remove: () => this.act("terminate", isOver),
        isGone: async () => isOver(await this.read()),
      });
    this.session.run.endedInstances.add(this.id);
  }

  delete(): Promise<unknown> {
    return this.session.client.call(contract.remove, { path: this.path });
  }

  private async act(action: "suspend" | "resume" | "terminate", isDone: (live: Live | undefined) => boolean): Promise<void> {
    const { client } = this.session;
    await writeOnce({
      clock: client.clock,
      write: () => client.call(contract.act, { path: this.path, body: { action } }),
      done: async () => isDone(await this.read()),
    });
  }
}
