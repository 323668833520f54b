import type * as Grpc from "@grpc/grpc-js";
import type * as Messages from "@pulumi/pulumi/proto/provider_pb";
import type * as Statuses from "@pulumi/pulumi/proto/status_pb";

/** The thing exists but is not finished: the engine stores it with these properties and calls `update` at the next up. */
export class PartialFailure extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly properties: Readonly<Record<string, unknown>>,
    readonly reasons: readonly string[],
  ) {
    super(message);
    this.name = "PartialFailure";
  }
}

/** Reads the detail that the process attaches to the error of a partly failed create or update, if there is one. */
export function partialFailure(error: Grpc.ServiceError, load: NodeJS.Require): PartialFailure | undefined {
  const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (!(details instanceof Uint8Array)) return undefined;
  const { Status } = load("./proto/status_pb") as typeof Statuses;
  const { ErrorResourceInitFailed } = load("./proto/provider_pb") as typeof Messages;
  const status = Status.deserializeBinary(details);
  const detail = status.getDetailsList().find((each) => each.getTypeName() === "pulumirpc.ErrorResourceInitFailed");
  if (!detail) return undefined;
  const failure = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  const properties = failure.getProperties()?.toJavaScript() ?? {};
  return new PartialFailure(status.getMessage(), failure.getId(), properties, failure.getReasonsList());
}
