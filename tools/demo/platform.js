// What the demo asks of the platform, past the provider: plain calls of the REST API.
//   node platform.js list                     prints the custom objects and the picklists
//   node platform.js assert-empty             fails while there are any
//   node platform.js add <object> <field=value…>   adds a record and prints its id
//   node platform.js remove <object> <id>     deletes a record
const { ASTROZERO_URL, ASTROZERO_CLIENT_ID, ASTROZERO_CLIENT_SECRET } = process.env;
const metadata = "/u-route/baas/metadata/v1.0";
const data = "/u-route/baas/data/v1.0";

const commands = { list, "assert-empty": assertEmpty, add, remove };

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) throw new Error(`Usage: node platform.js ${Object.keys(commands).join(" | ")}`);
  await command(await connect(), ...args);
}

async function list(call) {
  const { objects, picklists } = await contents(call);
  for (const { tableInfo, fields } of objects) {
    console.log(`object ${tableInfo.name} "${tableInfo.label}", ids of records begin with ${tableInfo.keyPrefix}`);
    table(fields.filter(({ name }) => name.endsWith("__CST")).map((field) => [field.name, typeOf(field), field.label, notes(field)]));
  }
  for (const { name, picklistValues } of picklists) {
    console.log(`picklist ${name}`);
    table(picklistValues.map(({ value, label, isDefault }) => [value, label === value ? "" : label, isDefault ? "default" : ""]));
  }
}

async function assertEmpty(call) {
  const { objects, picklists } = await contents(call);
  console.log(`custom objects: ${objects.length}, picklists: ${picklists.length}`);
  if (objects.length + picklists.length > 0) throw new Error("The platform is not empty.");
}

async function add(call, object, ...values) {
  const record = Object.fromEntries(values.map((value) => value.split("=", 2)));
  const [{ id }] = await call("POST", `${data}/bobject/${object}`, { records: [record] });
  console.log(id);
}

async function remove(call, object, id) {
  await call("DELETE", `${data}/bobject/${object}/${id}`);
}

async function contents(call) {
  const objects = await call("GET", `${metadata}/Object?type=cst`);
  const picklists = await call("GET", `${metadata}/Picklist`);
  return {
    objects: await Promise.all(objects.map(({ id }) => call("GET", `${metadata}/Object/${id}`))),
    picklists: (await Promise.all(picklists.map(({ id }) => call("GET", `${metadata}/Picklist/${id}`)))).flat(),
  };
}

function typeOf({ dataType, dataLength, scale }) {
  if (!dataLength) return dataType;
  return scale ? `${dataType}(${dataLength},${scale})` : `${dataType}(${dataLength})`;
}

function notes({ isRequired, isUnique, referenceObjectsDetails = [], formula }) {
  return [
    isRequired && "required",
    isUnique && "unique",
    ...referenceObjectsDetails.map(({ referenceObjectName }) => `-> ${referenceObjectName}`),
    formula && `= ${formula}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function table(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd());
}

/** Signs in; returns what carries out one call and gives its result. */
async function connect() {
  const form = { grant_type: "client_credentials", client_id: ASTROZERO_CLIENT_ID, client_secret: ASTROZERO_CLIENT_SECRET };
  const answer = await fetch(`${ASTROZERO_URL}/baas/auth/v1.0/oauth2/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token } = await answer.json();
  return async (method, path, body) => {
    const response = await fetch(ASTROZERO_URL + path, {
      method,
      headers: { "access-token": access_token, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const { resCode, resMsg, result } = await response.json();
    if (resCode !== "0") throw new Error(`${method} ${path}: ${resMsg}`);
    return result;
  };
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
