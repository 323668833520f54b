// What several resources tell users in the same words. `thing` is a kind with its API name, for example "Object ns__Order__CST".

export function existsAlready(thing: string, id: string): string {
  const alias = "If only the resource has a new name in the program, give it an alias.";
  return `${thing} exists already (id ${id}). Set adoptExisting: true to manage it, or choose another name. ${alias}`;
}

/** After a create whose answer got lost: nothing tells whether it made what is there. */
export function mayBeOurs(thing: string, id: string): string {
  return (
    `${thing} is there now (id ${id}), and nothing proves that this run made it. Set adoptExisting: true to manage it. If it was not there ` +
    "before, you can also delete it in the designer and run `pulumi up` again."
  );
}

/** Names that differ in case alone are the same to the platform. */
export function spelledOtherwise(thing: string, { id, name }: { id: string; name: string }): string {
  return `${thing} exists already, spelled ${name} (id ${id}): the platform compares names without case. Give the resource that name, or choose another one.`;
}

/** Follows both. `name` is what `astrozero:recover` calls the thing. */
export function recoverIt(name: string): string {
  return (
    `If an interrupted run of this program left it, run ASTROZERO_RECOVER="${name}" pulumi up once, or set recover: true: ` +
    "then it is this program's own, and `pulumi destroy` deletes it."
  );
}

/** What was there and was taken without `adoptExisting`. `made`: when and by whom, as far as that is known. */
export function takenAsLeftover(thing: string, id: string, made = ""): string {
  return (
    `${whatIs(thing, id, made)} was there and is as declared: it is taken for what an interrupted run of this program left, and ` +
    "`pulumi destroy` deletes it. If another program manages it, take it out of one of the two."
  );
}

export function recovered(thing: string, id: string, made: string): string {
  return `${whatIs(thing, id, made)} was there and is recovered: it is this program's own from now on, and \`pulumi destroy\` deletes it.`;
}

function whatIs(thing: string, id: string, made: string): string {
  return `${thing} (${[`id ${id}`, made].filter(Boolean).join(", ")})`;
}

export function noLongerAdopted(thing: string): string {
  return `${thing} is no longer adopted, since the program says adoptExisting: false: \`pulumi destroy\` deletes it from now on.`;
}

export function cannotBeAdopted(thing: string, id: string, faults: readonly string[]): string {
  return `${thing} (id ${id}) cannot be adopted: ${faults.join("; ")}.`;
}

/** Where a thing cannot be deleted because of the package that it came with. */
export function packaged(thing: string, reason: string): string {
  return `${thing} ${reason}: uninstall or change the package, or take the resource out of the program's state with \`pulumi state delete\`.`;
}

export function staysAdopted(thing: string): string {
  return `${thing} existed before this program adopted it: it is removed from state, not deleted.`;
}

// assumption: names
export function storedAs(thing: string, name: string): string {
  return `The platform stored ${thing} as ${name}. Set astrozero:namespace to the namespace of the tenant, or give the full API name.`;
}

/** Follows a refusal of a name. */
export function foreignNamespace(wanted: string, there: string): string {
  return (
    `The namespace of this tenant is ${there}, not ${wanted}. Set it: \`pulumi config set astrozero:namespace ${there}\`, ` +
    `ASTROZERO_NAMESPACE=${there}, or \`namespace\` of the Provider.`
  );
}

/** `unread`: why it could not be read. */
export function notShown(thing: string, id: string, unread?: string): string {
  const created = `${thing} (id ${id}) was created`;
  if (unread !== undefined) return `${created}. ${notRead(unread)}`;
  return `${created}, but the platform does not show it. Run \`pulumi refresh\` when it does.`;
}

/** Where it is unknown how far an update came. */
export function notRead(reason: string): string {
  return `What it is now could not be read. ${reason} The next \`pulumi up\` looks again.`;
}

export function isGone(thing: string, id: string): string {
  return `${thing} (id ${id}) is gone. Run \`pulumi refresh\`, then \`pulumi up\`.`;
}

export function notMade(thing: string): string {
  return `The platform accepted but did not apply the change of ${thing}. Make it in the designer, then run \`pulumi refresh\`.`;
}

/** Follows a refusal that names `allowDataLoss`. */
export const allowFirst = "To delete it, set that first and run `pulumi up`.";

// assumption: create-only
export const profilesAreFixed =
  "The platform takes `profiles` only when the field is created. Revert the change and set the permissions in the profile.";

/** Where the platform does not offer the call. */
// assumption: undocumented
export function notDeleted(thing: string, reason: string): string {
  return `${thing} was not deleted. ${reason} It is no longer managed: delete it in the designer.`;
}

/** What was found instead of what was declared. */
export function storedDifferently(thing: string, attributes: readonly string[]): string {
  return `The platform stored ${thing} with another ${attributes.join(", ")} than was declared. Run \`pulumi refresh\` to see what it has.`;
}

const mostNames = 20;

/** Names of a list, as many as one reads; then how many there are beside. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(", ");
  return names.length > mostNames ? `${shown}, and ${grouped(names.length - mostNames)} more` : shown;
}

/** An amount of things: `1 record`, `1,000 records`. */
export function plural(amount: number, noun: string): string {
  return `${grouped(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

/** A number as users read it: `1,000`. */
export function grouped(amount: number): string {
  return amount.toLocaleString("en");
}
