import { z } from "zod";
import { operation } from "./operation";

/** `{namespace}__{application}`, version and operation; the operation may have several segments. */
const path = "/service/{application}/{version}/{operation+}";
const query = z.record(z.string(), z.string()).optional();
/** The input of the flow or script behind it. */
const body = z.record(z.string(), z.unknown()).optional();

// APIs that applications publish for their flows, scripts and objects; every tenant has its own. The manual describes them, public clients call
// them with all four methods.

/** Calls a custom API that reads. */
export const get = operation({
  name: "GetCustomApi",
  page: "um-9157",
  evidence: "documented",
  method: "GET",
  path,
  query,
  result: z.unknown(),
});

/** Calls a custom API with an input. */
export const post = operation({
  name: "PostCustomApi",
  page: "um-9157",
  evidence: "documented",
  method: "POST",
  path,
  query,
  body,
  result: z.unknown(),
});

/** Calls a custom API that writes an input. */
export const put = operation({
  name: "PutCustomApi",
  page: "um-9157",
  evidence: "documented",
  method: "PUT",
  path,
  query,
  body,
  result: z.unknown(),
});

/** Calls a custom API that deletes. */
export const remove = operation({
  name: "DeleteCustomApi",
  page: "um-9157",
  evidence: "documented",
  method: "DELETE",
  path,
  query,
  result: z.unknown(),
});
