import { ownManifest } from "../manifest";

/** The files of a new project, by name. The manifest of this package says which versions it needs. */
export function projectFiles(name: string): Record<string, string> {
  const { version, peerDependencies } = ownManifest();
  const manifest = {
    name,
    private: true,
    scripts: { check: "tsc --noEmit", emulator: "astrozero emulator" },
    dependencies: { "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"], "pulumi-astrozero": `^${version}` },
    devDependencies: { "@types/node": "^20.19.0", typescript: "^6.0.0" },
  };
  return {
    "Pulumi.yaml": `name: ${name}\nruntime: nodejs\n`,
    "package.json": `${JSON.stringify(manifest, undefined, 2)}\n`,
    "tsconfig.json": compiler,
    "index.ts": program,
    ".gitignore": "node_modules/\n# The tenant of the emulator, and its variables.\n/tenant.json*\n/*.env\n",
    "README.md": readme(name),
  };
}

const compiler = `{
  "compilerOptions": { "strict": true, "target": "es2022", "module": "node16", "moduleResolution": "node16", "types": ["node"] },
  "files": ["index.ts"]
}
`;

const program = `import * as astrozero from "pulumi-astrozero";

const { checkbox, currency, lookup, singleSelect, text } = astrozero.fields;

const status = new astrozero.Picklist("OrderStatus", { values: ["New", "Paid", { value: "Done", label: "Closed" }] });
const customer = new astrozero.CustomObject("Customer", {
  fields: { code: text({ length: 20, required: true, unique: true }), vip: checkbox() },
});
const order = new astrozero.CustomObject("Order", {
  fields: {
    customer: lookup(customer, { relationshipName: "Orders" }),
    status: singleSelect(status),
    amount: currency({ scale: 2 }),
  },
});

export const amount = order.field("amount"); // demo__amount__CST; order.field("amuont") does not compile
`;

/** The commands with which a new project starts. */
export const firstSteps = `npm install
pulumi login --local
export PULUMI_CONFIG_PASSPHRASE=choose-your-own
pulumi stack init dev
npx astrozero exec --data tenant.json -- pulumi up --yes`;

function readme(name: string): string {
  return `# ${name}

App schemas of Huawei Cloud Astro Zero, declared in [index.ts](index.ts) with
[pulumi-astrozero](https://github.com/pulumi-astrozero/pulumi-astrozero). It needs Node.js 20.19 or later and the Pulumi CLI.

Against a local Astro Zero, which \`tenant.json\` keeps between the runs:

\`\`\`sh
${firstSteps}
\`\`\`

Against a tenant: put \`ASTROZERO_URL\`, \`ASTROZERO_CLIENT_ID\`, \`ASTROZERO_CLIENT_SECRET\` and \`ASTROZERO_NAMESPACE\` into the environment, prove them
with \`npx astrozero check\`, and run \`pulumi up\` on a stack of its own. Pipelines to copy are in \`node_modules/pulumi-astrozero/ci\`.
`;
}
