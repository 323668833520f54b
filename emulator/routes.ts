import { Routes } from "./core/serve";
import { serveAuth } from "./server/auth";
import { allKinds } from "./world";

/** Every call that the emulator serves. */
export function allRoutes(): Routes {
  const routes = new Routes();
  serveAuth(routes.serve);
  for (const kind of allKinds)
    kind.routes?.((operation, handle, options) =>
      routes.serve(operation, (input, { tenant }) => handle(input, tenant.of(kind) as never), options),
    );
  return routes;
}
