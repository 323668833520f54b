import { z } from "zod";
import { nothing, operation } from "./operation";
import { answerNumber, answerText } from "./values";

/** Getting a token by client credentials (page 0009; "Response" page for the answer and its error). */
export const createToken = operation({
  name: "OAuth2Token",
  page: "0009",
  evidence: "documented",
  method: "POST",
  path: "/baas/auth/v1.0/oauth2/token",
  encoding: "form",
  effect: "read",
  answer: "bare",
  body: z.strictObject({
    grant_type: z.literal("client_credentials"),
    client_id: z.string().min(1),
    client_secret: z.string().min(1),
    locale: z.string().optional(),
  }),
  result: z.looseObject({
    access_token: z.string().min(1),
    /** Seconds. */
    expires_in: answerNumber,
    token_type: answerText,
  }),
});

/**
 * The same call with its parameters in the query string. Documented is the form body; working code of some installations does
 * this. Query strings end in access logs, so it is only done when it is asked for.
 */
// assumption: token-parameters
export function inQuery({ body, ...call }: typeof createToken) {
  return { ...call, query: body, body: nothing };
}
