import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as Services from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/provider_pb";
import type * as Structs from "google-protobuf/google/protobuf/struct_pb";
import { partialFailure } from "./partialFailure";

export { PartialFailure } from "./partialFailure";

export type Properties = Readonly<Record<string, unknown>>;

/** What stands for a value that is not known yet; only `check` and `diff` ever get it, and only in previews. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A secret as it travels, for configuration values. */
export function secret(value: unknown): Properties {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** What a dynamic provider offers. Rejects with a `PartialFailure` when the process says so, else with the gRPC client's error. */
export interface ProviderCalls {
  check(olds: Properties, news: Properties): Promise<CheckResult>;
  diff(id: string, olds: Properties, news: Properties): Promise<DiffResult>;
  create(inputs: Properties): Promise<State>;
  /** For a refresh with the stored properties and inputs, for a `get` with empty properties. */
  read(id: string, properties: Properties, inputs?: Properties): Promise<State & { readonly inputs?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(id: string, properties: Properties): Promise<void>;
}

export interface CheckResult {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffResult {
  readonly changes: "unknown" | "none" | "some";
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

export interface State {
  /** Empty when `read` finds that the thing is gone. */
  readonly id: string;
  readonly properties: Properties;
}

const urn = "urn:pulumi:test::test::pulumi-nodejs:dynamic/test:Thing::thing";
const callTimeout = 60_000;

/** A client made of the SDK's own stubs, resolved from the SDK's folder. */
export function connect(sdkDirectory: string, port: number) {
  const load = createRequire(join(sdkDirectory, "package.json"));
  const grpc = load("@grpc/grpc-js") as typeof Grpc;
  const messages = load("./proto/provider_pb") as typeof Messages;
  const { ResourceProviderClient } = load("./proto/provider_grpc_pb") as typeof Services;
  const { Struct } = load("google-protobuf/google/protobuf/struct_pb") as typeof Structs;
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());

  const struct = (properties: Properties) => Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
  const plain = (value: Structs.Struct | undefined): Properties => value?.toJavaScript() ?? {};

  function unary<Request, Response>(method: Method<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      method.call(client, request, new grpc.Metadata(), { deadline: Date.now() + callTimeout }, (error, response) => {
        if (error) reject(partialFailure(error, load) ?? error);
        else resolve(response);
      });
    });
  }

  async function configure(config: Properties): Promise<void> {
    const request = new messages.ConfigureRequest();
    request.setArgs(struct(config));
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    await unary<Messages.ConfigureRequest, Messages.ConfigureResponse>(client.configure, request);
  }

  function calls(text?: string): ProviderCalls {
    const withText = (properties: Properties) => struct(text === undefined ? properties : { ...properties, __provider: text });
    return {
      async check(olds, news) {
        const request = new messages.CheckRequest();
        request.setUrn(urn);
        // A create has no olds, and without them no text.
        request.setOlds(Object.keys(olds).length === 0 ? struct({}) : withText(olds));
        request.setNews(withText(news));
        const response = await unary<Messages.CheckRequest, Messages.CheckResponse>(client.check, request);
        const failures = response.getFailuresList().map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
        return { inputs: plain(response.getInputs()), failures };
      },
      async diff(id, olds, news) {
        const request = new messages.DiffRequest();
        request.setUrn(urn);
        request.setId(id);
        request.setOlds(withText(olds));
        request.setNews(withText(news));
        const response = await unary<Messages.DiffRequest, Messages.DiffResponse>(client.diff, request);
        const changes = (["unknown", "none", "some"] as const)[response.getChanges()];
        return { changes, replaces: response.getReplacesList(), deleteBeforeReplace: response.getDeletebeforereplace() };
      },
      async create(inputs) {
        const request = new messages.CreateRequest();
        request.setUrn(urn);
        request.setProperties(withText(inputs));
        const response = await unary<Messages.CreateRequest, Messages.CreateResponse>(client.create, request);
        return { id: response.getId(), properties: plain(response.getProperties()) };
      },
      async read(id, properties, inputs) {
        const request = new messages.ReadRequest();
        request.setUrn(urn);
        request.setId(id);
        request.setProperties(withText(properties));
        if (inputs) request.setInputs(withText(inputs));
        const response = await unary<Messages.ReadRequest, Messages.ReadResponse>(client.read, request);
        const state = { id: response.getId(), properties: plain(response.getProperties()) };
        return response.hasInputs() ? { ...state, inputs: plain(response.getInputs()) } : state;
      },
      async update(id, olds, news) {
        const request = new messages.UpdateRequest();
        request.setUrn(urn);
        request.setId(id);
        request.setOlds(withText(olds));
        request.setNews(withText(news));
        const response = await unary<Messages.UpdateRequest, Messages.UpdateResponse>(client.update, request);
        return plain(response.getProperties());
      },
      async delete(id, properties) {
        const request = new messages.DeleteRequest();
        request.setUrn(urn);
        request.setId(id);
        request.setProperties(withText(properties));
        await unary(client.delete, request);
      },
    };
  }

  return { configure, calls, close: () => client.close() };
}

type Method<Request, Response> = (
  request: Request,
  metadata: Grpc.Metadata,
  options: Partial<Grpc.CallOptions>,
  callback: (error: Grpc.ServiceError | null, response: Response) => void,
) => Grpc.ClientUnaryCall;
