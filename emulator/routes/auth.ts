import { createToken } from "../../provider/contract/auth";
import type { Dialect } from "../dialect";
import type { RawRequest, Serve } from "../serve";
import { refusal } from "../world/refusal";

export function serveAuth(serve: Serve): void {
  serve(
    createToken,
    ({ body }, { tokens, world }) => {
      if (body.client_id !== tokens.clientId || body.client_secret !== tokens.clientSecret)
        throw refusal("forbidden", "The client is not authorized to request a token using this method.", 400);
      return { access_token: tokens.issue(), expires_in: world.dialect.tokenLife, token_type: "Bearer" };
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
