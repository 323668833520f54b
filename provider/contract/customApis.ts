import { z } from "zod";
import { operation } from "./operation";

/** `{namespace}__{application}`, version and operation: the operation may have several segments. */
const path = "/service/{application}/{version}/{operation}";
const query = z.record(z.string(), z.string()).optional();
/** The input of the flow or script behind it. */
const body = z.record(z.string(), z.unknown()).optional();

// APIs that applications publish for their flows, scripts and objects; every tenant has its own (um-9157).

export const get = operation({
  name: "GetCustomApi",
  page: "um-9157",
  evidence: "observed",
  method: "GET",
  path,
  query,
  result: z.unknown(),
});

export const post = operation({
  name: "PostCustomApi",
  page: "um-9157",
  evidence: "observed",
  method: "POST",
  path,
  query,
  body,
  result: z.unknown(),
});

export const put = operation({
  name: "PutCustomApi",
  page: "um-9157",
  evidence: "observed",
  method: "PUT",
  path,
  query,
  body,
  result: z.unknown(),
});

export const remove = operation({
  name: "DeleteCustomApi",
  page: "um-9157",
  evidence: "observed",
  method: "DELETE",
  path,
  query,
  result: z.unknown(),
});
