type Members = Record<PropertyKey, PropertyDescriptor>;

/** What all test files of a worker share, as it was at one time. */
export class Untouched {
  private readonly objects = new Map<string, [object: object, members: Members]>();
  private readonly cwd = process.cwd();
  private readonly umask = process.umask();
  private readonly argv = [...process.argv];
  private readonly timers = runningTimers();

  constructor() {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
      // Jest sets how errors print their stacks.
      if (!isBuiltIn(name, value) || name === "Error") continue;
      this.keep(name, value);
      if (value.prototype) this.keep(`${name}.prototype`, value.prototype);
    }
  }

  /** Watches one more object, for example the settings of a package. */
  keep(name: string, object: object): void {
    if (!this.objects.has(name)) this.objects.set(name, [object, Object.getOwnPropertyDescriptors(object)]);
  }

  /** Puts back what can be put back, and answers what no test file may change, or leave behind. */
  restore(): string[] {
    process.chdir(this.cwd);
    process.umask(this.umask);
    process.argv.splice(0, process.argv.length, ...this.argv);
    const changed = [...this.objects].flatMap(([name, [object, members]]) =>
      putBack(object, members).map((member) => `${name}.${String(member)}`),
    );
    return runningTimers() > this.timers ? [...changed, "a timer that still runs"] : changed;
  }
}

/** Puts the members of an object back, and answers which were other ones. */
export function putBack(object: object, members: Members): PropertyKey[] {
  const names = new Set([...Reflect.ownKeys(members), ...Reflect.ownKeys(object)]);
  return [...names].filter((name) => {
    const before = members[name];
    const now = Reflect.getOwnPropertyDescriptor(object, name);
    if (isSame(before, now)) return false;
    if (before) Reflect.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
    return true;
  });
}

function isSame(before: PropertyDescriptor | undefined, now: PropertyDescriptor | undefined): boolean {
  // Node loads some globals with their first use.
  if (before?.get && now?.value) return true;
  return Object.is(before?.value, now?.value) && before?.get === now?.get && before?.set === now?.set && !before === !now;
}

/** What the language brings. */
function isBuiltIn(name: string, value: unknown): value is { prototype?: object } & object {
  return /^(?:[A-Z]\w*)$/.test(name) && (typeof value === "function" || (typeof value === "object" && value !== null));
}

function runningTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
}
