import { createToken } from "../../provider/contract/auth";
import { refusal } from "../core/refusal";
import type { Context, RawRequest, Serve } from "../core/serve";
import type { Dialect } from "../dialect";

export function serveAuth(serve: Serve<Context>): void {
  serve(
    createToken,
    ({ body }, { tokens, tenant }) => {
      if (body.client_id !== tokens.clientId || body.client_secret !== tokens.clientSecret)
        throw refusal("forbidden", "The client is not authorized to request a token using this method.", 400);
      return { access_token: tokens.issue(), expires_in: tenant.dialect.tokenLife, token_type: "Bearer" };
    },
    { open: true, match: (request, dialect) => ({ body: parameters(request, dialect) }) },
  );
}

function parameters({ query, body }: RawRequest, { tokenParameters }: Dialect): unknown {
  switch (tokenParameters) {
    case "either":
      return body ?? query;
    case "body":
      return body;
    case "query":
      return query;
  }
}
