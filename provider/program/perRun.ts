import * as pulumi from "@pulumi/pulumi";

/** One value for each run of a program. Inline programs may run one after the other in one process: each has a connection to the engine. */
export function perRun<T>(make: () => T): () => T {
  const values = new WeakMap<object, T>();
  return () => {
    const key = pulumi.runtime.getMonitor() ?? process;
    const value = values.get(key) ?? make();
    values.set(key, value);
    return value;
  };
}
