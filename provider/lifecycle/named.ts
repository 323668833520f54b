import { changedInputs } from "./attributes";
import type { Handler } from "./handler";

/** How things are told apart that have a name of their own in the tenant: it never changes. */
export const named: Pick<Handler<{ name: string }, { name: string }>, "identity" | "replaces" | "inNamespace"> = {
  inNamespace: true,
  identity: ({ name }) => name,
  replaces: (olds, news) => changedInputs(["name"], olds, news),
};
