// Sends what schemathesis makes of docs/openapi.json to the emulator: no answer may contradict the document, none may be a 5xx, and what
// the document does not allow must be refused. Usage: node tools/fuzz/fuzz.js <Python that has schemathesis> [<its options…>]
// `make fuzz` builds, finds the Python and does this.
const { spawn } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");
const { startEmulator } = require("../../dist/emulator");
const { allRoutes } = require("../../dist/emulator/routes");
const { furnish } = require("./tenant");
const { wordsToml } = require("./words");

async function main([python, ...options]) {
  const emulator = await startEmulator();
  const work = mkdtempSync(join(tmpdir(), "pulumi-astrozero-fuzz-"));
  try {
    const settings = readFileSync(join(__dirname, "schemathesis.toml"), "utf8");
    writeFileSync(join(work, "schemathesis.toml"), `${settings}\n${wordsToml(furnish(emulator))}\n`);
    const document = resolve(__dirname, "../../docs/openapi.json");
    const token = await tokenOf(emulator);
    const status = await run(python, ["run", document, "--url", emulator.url, "--header", `access-token: ${token}`, ...options], work);
    report(emulator);
    process.exitCode = emulator.failures.length > 0 ? 1 : status;
  } finally {
    await emulator.stop();
    rmSync(work, { recursive: true });
  }
}

async function tokenOf({ url, clientId, clientSecret }) {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const answer = await fetch(`${url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body: new URLSearchParams(form) });
  return (await answer.json()).access_token;
}

/** Runs schemathesis in a folder; it ends with this process, which the terminal interrupts together with it. */
function run(python, options, cwd) {
  const child = spawn(python, ["-m", "schemathesis.cli", ...options], { cwd, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((settle, fail) => child.once("error", fail).once("exit", (code) => settle(code ?? 1)));
}

function report({ requests, failures }) {
  const done = new Set([...requests].filter(({ status }) => status < 300).map(({ operation }) => operation));
  const names = allRoutes().names();
  const never = names.filter((name) => !done.has(name));
  console.log(`\nThe emulator answered ${requests.count()} requests; ${done.size} of ${names.length} calls were carried out.`);
  if (never.length > 0) console.log(`Not carried out: ${never.join(", ")}.`);
  for (const failure of failures) console.error("Defect of the emulator:", failure);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
