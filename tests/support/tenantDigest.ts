import type { Emulator } from "../../emulator";

type Members = Record<string, unknown>;

/** Who made a thing and when, its ids, and what is made of the time: two runs of one program differ there. */
const passing = new Set([
  ...["id", "lastId", "createdBy", "createdDate", "lastModifiedBy", "lastModifiedDate", "madeAt", "startTime", "endTime", "shareKey"],
  ...["businessKey", "keyPrefix", "col"],
]);
const time = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g;
const anId = /\b(?=[a-zA-Z]*\d)[0-9a-zA-Z]{20}\b/g;
const onlyId = /^(?=[a-zA-Z]*\d)[0-9a-zA-Z]{20}$/;
/** What a tenant remembers of what was run, and what every tenant has. */
const logs = new Set(["tasks", "flowInstances", "applications", "tabs"]);

/** What a tenant has, as lines that two tenants can be compared by: names in place of ids. */
export function tenantDigest({ world }: Emulator): string[] {
  const things = new Map<string, string>();
  const note = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(note);
    else if (isMembers(value)) {
      const { id, name = value.value } = value;
      if (typeof id === "string" && typeof name === "string") things.set(id, name);
      Object.values(value).forEach(note);
    }
  };
  note(world.state);
  const lines: string[] = [];
  const told = (value: unknown, place: string): unknown => {
    if (typeof value === "string")
      return things.has(value) ? `the id of ${things.get(value)}` : value.replace(time, "a time").replace(anId, "an id");
    if (Array.isArray(value)) return value.map((one) => told(one, place));
    if (!isMembers(value)) return value;
    if (Object.keys(value).some((key) => onlyId.test(key))) return tellEach(value, place);
    const isPassing = (name: string) => passing.has(name) || (name === "version" && typeof value.version === "number");
    const names = Object.keys(value).filter((name) => !isPassing(name));
    return Object.fromEntries(names.sort().map((name) => [name, told(value[name], `${place} ${name}`)]));
  };
  /** Each of some things by their ids is a line. */
  const tellEach = (all: Members, place: string): undefined => {
    for (const [id, thing] of Object.entries(all)) {
      const own = `${place} ${things.get(id) ?? ""}`;
      lines.push(`${own}: ${JSON.stringify(told(thing, own))}`);
    }
  };
  for (const [kind, all] of Object.entries(world.state)) if (!logs.has(kind) && isMembers(all)) tellEach(all, kind);
  return lines.sort();
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
