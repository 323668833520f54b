import type { Dialect } from "../../../../emulator";
import { metadata, useSession } from "../session";

export const objects = `${metadata}/Object`;
export const picklists = `${metadata}/Picklist`;
export const flows = `${metadata}/Flow`;
export const scripts = `${metadata}/Script`;
export const bpms = "/u-route/baas/bp/v2.0/metadata/definitions";
export const unknownObject = `${objects}/cust00000000000000XX`;

/** Name of the call in the contract, method, path, body (also by the `result` of the call before), content type where it is not JSON. */
export type Call = [string, "get" | "post" | "put" | "del", string, (object | string | ((before: unknown) => object))?, string?];

/** A session of the file, and what turns switches of its emulator; what is turned stays so until the next test. */
export function useDialects() {
  const session = useSession();
  const open = (dialect: Partial<Dialect>) => {
    Object.assign(session.emulator.dialect, dialect);
    const field = (name: string, more: object = {}) => ({ name: `demo__${name}__CST`, label: name, dataType: "text", ...more });
    const order = () => session.makeObject("demo__Order__CST", ["demo__code__CST"]);
    return { ...session, field, order };
  };
  return { session, open };
}
