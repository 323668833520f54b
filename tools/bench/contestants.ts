/** A program of so many things, whose texts begin with `label`. */
export interface Contestant {
  program(size: number, label: string): string;
  /** Files of the program's folder, by their names. */
  files?: Readonly<Record<string, string>>;
}

/** Of each object. */
const fields = 10;

const constructors = 'const { CustomObject, RecordSet, fields: { text } } = require("pulumi-astrozero");';

/** This package: an object with its fields is one resource. */
const own: Contestant = {
  program: (objects, label) => `
${constructors}
for (let index = 1; index <= ${objects}; index++) {
  const fields = {};
  for (let number = 1; number <= ${fields}; number++) fields["field" + number] = text({ label: "Field number " + number, length: 40 });
  new CustomObject("Thing" + index, { label: "${label} " + index, fields });
}`,
};

/** The floor: resources with the same inputs and outputs, whose provider does nothing. */
const floor: Contestant = {
  program: (objects, label) => `
const { CustomResource } = require("@pulumi/pulumi");
const outputs = { name: undefined, label: undefined, pluralLabel: undefined, description: undefined, keyPrefix: undefined, fieldIds: undefined, adopted: undefined };
class Thing extends CustomResource {
  constructor(name, args) {
    const props = { ...outputs, ...args, __provider: 'exports.handler = () => require("./floor.js").provider("CustomObject")          ' };
    super("pulumi-nodejs:dynamic/floor:CustomObject", name, props);
  }
}
for (let index = 1; index <= ${objects}; index++) {
  const fields = {};
  for (let number = 1; number <= ${fields}; number++) fields["field" + number] = { dataType: "text", label: "Field number " + number, length: 40 };
  new Thing("Thing" + index, { name: "demo__Thing" + index + "__CST", label: "${label} " + index, fields, __fieldOrder: Object.keys(fields).join() });
}`,
  files: {
    "floor.js": `
const id = (serial) => "cust" + String(serial).padStart(16, "0");
let created = 0;
const answers = (inputs) => ({
  ...inputs, keyPrefix: "cuMS", pluralLabel: null, description: null, adopted: false,
  fieldIds: Object.fromEntries(Object.keys(inputs.fields).map((name, index) => [name, id(index)])),
});
exports.provider = () => ({
  check: async (olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({}),
  create: async (inputs) => ({ id: id(++created), outs: answers(inputs) }),
  read: async (id, props) => ({ id, props }),
  update: async (id, olds, news) => ({ outs: answers(news) }),
  delete: async () => {},
});`,
  },
};

/** What dynamic providers usually are: code in the program, one resource and one call for each object and each field, and a sign-in for each call. */
const usual: Contestant = {
  program: (objects, label) => `
const { dynamic } = require("@pulumi/pulumi");
async function call(method, path, body) {
  const { ASTROZERO_URL: url, ASTROZERO_CLIENT_ID: client_id, ASTROZERO_CLIENT_SECRET: client_secret } = process.env;
  const credentials = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret });
  const { access_token } = await (await fetch(url + "/baas/auth/v1.0/oauth2/token", { method: "POST", body: credentials })).json();
  const headers = { "access-token": access_token, "content-type": "application/json" };
  const answer = await fetch(url + "/u-route/baas/metadata/v1.0/" + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { resCode, resMsg, result } = await answer.json();
  if (resCode !== "0") throw new Error(resMsg);
  return result;
}
const idOf = (result) => result.id ?? (Array.isArray(result) ? result[0] : result);
const objects = {
  create: async ({ name, label }) => ({ id: idOf(await call("POST", "Object", { name, label, fields: [{ label: "Name", name: "name", dataType: "Name" }] })), outs: { name, label } }),
  read: async (id, props) => { await call("GET", "Object/" + id); return { id, props }; },
  update: async (id, olds, { name, label }) => { await call("PUT", "Object/" + id, { label, pluralLabel: label + "s" }); return { outs: { name, label } }; },
  delete: async (id) => { await call("DELETE", "Object/" + id); },
};
const fields = {
  create: async ({ object, name, label }) => ({
    id: idOf(await call("POST", "Object/" + object + "/Field", { name, label, dataType: "text", dataLength: 40 })), outs: { object, name, label },
  }),
  read: async (id, props) => { await call("GET", "Object/" + props.object + "/Field/" + id); return { id, props }; },
  delete: async (id, { object }) => { await call("DELETE", "Object/" + object + "/Field/" + id); },
};
class Thing extends dynamic.Resource { constructor(name, args) { super(objects, name, args); } }
class Field extends dynamic.Resource { constructor(name, args) { super(fields, name, args); } }
for (let index = 1; index <= ${objects}; index++) {
  const object = new Thing("Thing" + index, { name: "demo__Thing" + index + "__CST", label: "${label} " + index });
  for (let number = 1; number <= ${fields}; number++)
    new Field("Thing" + index + "-" + number, { object: object.id, name: "demo__field" + number + "__CST", label: "Field number " + number });
}`,
};

/** A RecordSet of so many rows of the program; its update changes one row in ten. */
const rows: Contestant = {
  program: (size, label) => `
${constructors}
const customer = new CustomObject("Customer", { allowDataLoss: true, fields: { code: text(), title: text() } });
const records = Array.from({ length: ${size} }, (_, index) => ({ code: "C-" + index, title: (index % 10 ? "" : "${label} ") + "Title " + index }));
new RecordSet("customers", { object: customer, key: "code", records });`,
};

export const contestants = { floor, own, usual, rows };
export type Name = keyof typeof contestants;
