import type { Received } from "../../core/received";
import { refusal } from "../../core/refusal";
import type { Dialect } from "../../dialect";

/** Refuses a file that is the body, where the platform takes only parts of forms. */
export function refuseWrongForm({ type, form }: Received, { upload }: Dialect): void {
  if (upload === "multipart" && !form) throw refusal("invalid", `the body is multipart/form-data; the content type is ${type}`, 415);
}
