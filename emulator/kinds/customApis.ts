import * as contract from "../../provider/contract/customApis";
import type { Method } from "../../provider/contract/operation";
import { accepted, type Refused } from "../core/answers";
import type { Audit } from "../core/clock";
import { refusal } from "../core/refusal";
import type { Serve } from "../core/serve";
import { Table } from "../core/things";

/** Where a custom API is, and what it takes. */
export interface StoredCustomApi extends Audit {
  id: string;
  /** `{namespace}__{application}`. */
  application: string;
  version: string;
  /** One or more segments. */
  operation: string;
  methods: Method[];
}

/** A call of a custom API. */
export interface CustomApiCall {
  method: Method;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

/** What a custom API answers: the `result` of its envelope, or a refusal. What it throws is an error of the test. */
export type CustomApiHandler = (call: CustomApiCall) => unknown;

export interface CustomApiDefinition extends Pick<StoredCustomApi, "application" | "version" | "operation"> {
  /** Default: `["POST"]`. */
  methods?: Method[];
  /** Until the emulator is reset or ends; without it the API answers `null`. */
  handler?: CustomApiHandler;
}

type Place = Pick<StoredCustomApi, "application" | "version" | "operation">;

/** The APIs that applications publish. The API of the platform does not manage them: they are put here by hand. */
export class CustomApis extends Table<StoredCustomApi> {
  static readonly kind = { key: "customApis", noun: "custom API", idPrefix: "003k" } as const;

  static routes(serve: Serve<CustomApis>): void {
    serve(contract.get, ({ path, query }, apis) => apis.call(path, { method: "GET", query: query ?? {}, body: {} }));

    serve(contract.post, ({ path, query, body }, apis) => apis.call(path, { method: "POST", query: query ?? {}, body: body ?? {} }));

    serve(contract.put, ({ path, query, body }, apis) => apis.call(path, { method: "PUT", query: query ?? {}, body: body ?? {} }));

    serve(contract.remove, ({ path, query }, apis) => apis.call(path, { method: "DELETE", query: query ?? {}, body: {} }));
  }

  /** Publishes an API. */
  add({ methods = ["POST"], handler, ...place }: CustomApiDefinition): StoredCustomApi {
    if (this.#find(place)) throw refusal("duplicate", `${nameOf(place)} exists already`);
    if (handler) this.tenant.answers.set("customApi", nameOf(place), handler);
    return this.keep({ id: this.newId(), ...place, methods, ...this.tenant.stamp() });
  }

  /** Calls an API; answers its result. */
  call(place: Place, call: CustomApiCall): unknown {
    const api = this.#find(place);
    if (!api) throw refusal("absent", `there is no API ${nameOf(place)}`);
    if (!api.methods.includes(call.method)) {
      const { customApiMethod } = this.tenant.dialect;
      throw refusal("absent", `${nameOf(place)} takes ${api.methods.join(", ")}, not ${call.method}`, Number(customApiMethod));
    }
    const result = this.tenant.answers.find<CustomApiHandler>("customApi", nameOf(place))?.(call) ?? null;
    return isRefused(result) ? accepted(result) : result;
  }

  #find(place: Place): StoredCustomApi | undefined {
    return this.all().find((api) => nameOf(api) === nameOf(place));
  }
}

function nameOf({ application, version, operation }: Place): string {
  return `/service/${application}/${version}/${operation}`;
}

function isRefused(result: unknown): result is Refused {
  return typeof result === "object" && result !== null && "refused" in result && typeof result.refused === "string";
}
