import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type CheckFailure, type Handler, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";

const schema = z.strictObject({
  /** Digest of what is to run. */
  digest: z.string(),
});

type RunIntentInputs = z.output<typeof schema>;

interface RunIntentState extends RunIntentInputs {
  /** In UTC. It tells an intent from all others of its stack. */
  madeAt: string;
}

/** What is about to run, written to state before it runs. It asks nothing of the platform, and no program declares it. */
export const runIntent: Handler<RunIntentInputs, RunIntentState> = {
  kind: "RunIntent",
  schema,
  computed: { madeAt: true },
  identity: ({ digest }) => digest,
  replaces: () => [],
  checkNew: async () => unwritten(),
  check: async (_session, { digest }, news) => (news.digest === digest ? [] : unwritten()),
  create: async (session, inputs) => ({ id: randomUUID(), state: made(session, inputs) }),
  async read(_session, _id, state) {
    if (!state) throw new RefusedChange("An intent is only in the state of its stack: it cannot be read by an id.");
    return state;
  },
  update: async (session, _id, _olds, news) => made(session, news),
  delete: async () => {},
};

function made({ client, run }: Session, inputs: RunIntentInputs): RunIntentState {
  let time = client.clock.now();
  const text = () => new Date(time).toISOString();
  while (run.intents.has(text())) time += 1;
  const madeAt = text();
  run.intents.add(madeAt);
  return { ...inputs, madeAt };
}

/** An intent that Pulumi does not write before the run tells nothing of a run that was killed. */
function unwritten(): CheckFailure[] {
  if (!/^(1|true)$/i.test(process.env.PULUMI_SKIP_CHECKPOINTS ?? "")) return [];
  const reason =
    "PULUMI_SKIP_CHECKPOINTS is set: state would not say that this was to run, and after a killed `pulumi up` it could run a second time without a " +
    "word. Unset it, or declare what runs once in a stack of its own.";
  return [{ property: "", reason }];
}
