import { PolicyPack, type ResourceValidationArgs, type ResourceValidationPolicy } from "@pulumi/policy";

/** What the policies look at; of each resource, what the program declares. */
interface Declared {
  name: string;
  description?: string;
  fields?: Record<string, { description?: string }>;
  allowDataLoss?: boolean;
  recover?: boolean;
  adoptExisting?: boolean;
}

const objectName = /^[A-Z][A-Za-z0-9]*$/;
const fieldName = /^[a-z][A-Za-z0-9]*$/;

const descriptions: ResourceValidationPolicy = {
  name: "descriptions",
  description: "Objects, fields and picklists say what they are for.",
  enforcementLevel: "mandatory",
  validateResource: (args, report) => {
    if (!isOneOf(args, "CustomObject", "Field", "Picklist")) return;
    const { description, fields = {} } = declared(args);
    if (!description) report("It has no description.");
    for (const [name, field] of Object.entries(fields)) if (!field.description) report(`The field ${name} has no description.`);
  },
};

const names: ResourceValidationPolicy = {
  name: "names",
  description: "Objects and picklists are named OrderLine, and fields deliveryDate.",
  enforcementLevel: "mandatory",
  validateResource: (args, report) => {
    if (!isOneOf(args, "CustomObject", "Field", "Picklist")) return;
    const { name, fields = {}, adoptExisting } = declared(args);
    // Others gave it its name.
    if (adoptExisting) return;
    const own = isOneOf(args, "Field") ? fieldName : objectName;
    if (!own.test(developerName(name))) report(`The name ${developerName(name)} does not follow the convention.`);
    for (const field of Object.keys(fields))
      if (!fieldName.test(developerName(field))) report(`The name of the field ${developerName(field)} does not follow the convention.`);
  },
};

const forced: ResourceValidationPolicy = {
  name: "nothing-forced-in-production",
  description: "No guard of data is switched off in production.",
  enforcementLevel: "mandatory",
  validateResource: (args, report) => {
    if (!isOneOf(args) || !isInProduction(args)) return;
    const { allowDataLoss, recover } = declared(args);
    if (allowDataLoss) report("It allows data loss (allowDataLoss).");
    if (recover) report("It takes over whatever has its name (recover).");
  },
};

const protection: ResourceValidationPolicy = {
  name: "objects-protected-in-production",
  description: "Objects, which hold the records of the users, are protected in production.",
  enforcementLevel: "mandatory",
  validateResource: (args, report) => {
    if (isOneOf(args, "CustomObject") && isInProduction(args) && !args.opts.protect)
      report("It is not protected: give it { protect: true }.");
  },
};

new PolicyPack("astrozero", { policies: [descriptions, names, forced, protection] });

/** Whether it is a resource of the package; with `kinds`, one of these. */
function isOneOf({ type }: ResourceValidationArgs, ...kinds: string[]): boolean {
  const [, kind] = /^pulumi-nodejs:dynamic\/astrozero:(\w+)$/.exec(type) ?? [];
  return kind !== undefined && (kinds.length === 0 || kinds.includes(kind));
}

function declared({ props }: ResourceValidationArgs): Declared {
  return props as Declared;
}

/** Whether the name of the stack begins with `production`. */
function isInProduction({ urn }: ResourceValidationArgs): boolean {
  return urn.startsWith("urn:pulumi:production");
}

/** `OrderLine` of `shop__OrderLine__CST`. */
function developerName(name: string): string {
  return name.replace(/__CST$/, "").replace(/^.*__/, "");
}
