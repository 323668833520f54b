import { isAmbiguous } from "../../../client/errors";
import type { BpmInstanceRecord } from "../../../contract/bpmInstances";
import * as contract from "../../../contract/bpmInstances";
import { writeOnce } from "../../../lifecycle/confirmWrite";
import type { Session } from "../../../lifecycle/session";

type Variables = Record<string, unknown>;

/** What an instance tells, in the list as after a start. */
export type Live = Pick<BpmInstanceRecord, "id" | "name" | "version" | "businessKey" | "state" | "startTime" | "endTime" | "suspended">;

const endStates: readonly string[] = ["Completed OK", "CompletedOkWait", "User Terminated", "Terminated"];

/** Whether an instance has come to its end: it takes no change any more. */
export function hasEnded({ state, endTime }: Pick<Live, "state" | "endTime">): boolean {
  return endTime !== "" || endStates.includes(state);
}

/** All instances: no call reads one by its id, and the page describes no paging. */
export function listAll({ client }: Session): Promise<Live[]> {
  return client.call(contract.list, {});
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

  /** The instance; undefined when it is gone. One that ended may show only where its state is asked for: taken for gone it would be started again. */
  // assumption: instance-states
  async read(): Promise<Live | undefined> {
    const isThis = ({ id }: Live) => id === this.id;
    const listed = (await listAll(this.session)).find(isThis);
    if (listed) return listed;
    for (const states of endStates) {
      const ended = (await this.session.client.call(contract.list, { query: { states } })).find(isThis);
      if (ended) return ended;
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
    try {
      await this.act("terminate", isOver);
    } catch (error) {
      if (isAmbiguous(error) || !isOver(await this.read())) throw error;
    }
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
