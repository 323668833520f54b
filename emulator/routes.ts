import { Routes } from "./core/serve";
import { serveAuth } from "./server/auth";
import { allKinds } from "./world";

/** Every call that the emulator serves. */
export function allRoutes(): Routes {
  const routes = new Routes();
  serveAuth(routes.serve);
  for (const Things of allKinds)
    Things.routes?.((operation, handle, options) =>
      routes.serve(operation, (input, { tenant }) => handle(input, tenant.of(Things) as never), options),
    );
  return routes;
}
