import type { Input } from "@pulumi/pulumi";
import { dataSource } from "./dataSource";
import { oneOf, tenantName } from "./lookup";
import type { Query, QueryOutput } from "./query";

// Loaded with the first question.
const customApis = (): typeof import("../contract/customApis") => require("../contract/customApis");

/** Where a custom API is. */
export interface CustomApiPlace {
  /** Application that publishes the API: its developer name, to which the namespace is added, or its full API name. */
  application: string;
  /** Version of the API: `1.0.0`. */
  version: string;
  /** The rest of its address, of one or more segments: `orders/check`. */
  operation: string;
  /** Values that travel behind the address. */
  query?: Record<string, Input<string>> | undefined;
}

/** Arguments of {@link callApi}: a call that reads. */
export interface ReadCustomApi extends CustomApiPlace {
  /** Default: `GET`. */
  method?: "GET" | undefined;
}

/** Arguments of {@link callApiOutput}. */
export interface CallApiArgs extends CustomApiPlace {
  /** How the API is called, as it is configured. Other calls than GET are made in no preview, and in each update. Default: `GET`. */
  method?: "GET" | "POST" | "PUT" | "DELETE" | undefined;
  /** Input of the flow or script behind the API, with POST and PUT. */
  body?: Record<string, unknown> | undefined;
}

const api = dataSource(
  "callApi",
  async (tenant, args: CallApiArgs): Promise<unknown> => {
    const [, application] = oneOf(args, "application");
    const [, version] = oneOf(args, "version");
    const [, operation] = oneOf(args, "operation");
    const given = {
      path: { application: tenantName(tenant, application), version, operation },
      // Outputs among them have settled by now.
      ...(args.query && { query: args.query as Record<string, string> }),
    };
    const answered = (answer: Promise<unknown>) =>
      answer.catch((error) => {
        throw tenant.missing(error, `Check that ${application} publishes ${operation} for ${args.method ?? "GET"} in version ${version}.`);
      });
    const { method = "GET", body } = args;
    if (body && (method === "GET" || method === "DELETE")) throw new Error(`${method} takes no body.`);
    switch (method) {
      case "POST":
        return answered(tenant.write(customApis().post, { ...given, ...(body && { body }) }));
      case "PUT":
        return answered(tenant.write(customApis().put, { ...given, ...(body && { body }) }));
      case "DELETE":
        return answered(tenant.write(customApis().remove, given));
      case "GET":
        return answered(tenant.call(customApis().get, given));
    }
  },
  { writes: ({ method = "GET" }) => method !== "GET" },
);

/**
 * What a custom API of the tenant answers to GET: the `result` of its envelope, whatever its shape is. It is asked in previews, too. For other
 * methods there is `callApiOutput`. (page um-9157)
 *
 * @example
 * ```ts
 * export const status = astrozero.callApi({ application: "Sales", version: "1.0.0", operation: "status" });
 * ```
 */
export const callApi: Query<ReadCustomApi, unknown> = api.promise;
/**
 * What a custom API of the tenant answers, as an output. GET is asked in previews, too; the other methods in no preview, where the answer is not
 * known, and in each `pulumi up`, `pulumi refresh --run-program` and `pulumi destroy --run-program`: Pulumi does not tell a program which of them
 * runs it. (page um-9157)
 *
 * @example
 * A check after the deployment, which fails the update when the API refuses it.
 * ```ts
 * const order = { code: "TEST", amount: 1 };
 * export const price = astrozero.callApiOutput(
 *   { application: "Sales", version: "1.0.0", operation: "orders/price", method: "POST", body: order },
 *   { dependsOn: customer },
 * );
 * ```
 */
export const callApiOutput: QueryOutput<CallApiArgs, unknown> = api.output;
