// Makes the requests that the provider makes for so many objects, and nothing else, and prints the seconds of each step as JSON.
// Usage: tsx bareClient.ts <number of objects> <calls at once>, with the emulator's environment
import { createdId } from "../../provider/contract/values";
import { measureSteps } from "./measureSteps";

const { ASTROZERO_URL: url = "", ASTROZERO_CLIENT_ID = "", ASTROZERO_CLIENT_SECRET = "" } = process.env;
const [size = 0, atOnce = 1] = process.argv.slice(2).map(Number);

let token = "";

async function signIn(): Promise<void> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: ASTROZERO_CLIENT_ID,
    client_secret: ASTROZERO_CLIENT_SECRET,
  });
  const answer = await fetch(`${url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body });
  token = ((await answer.json()) as { access_token: string }).access_token;
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { "access-token": token, "content-type": "application/json" };
  const answer = await fetch(`${url}/u-route/baas/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return ((await answer.json()) as { result: unknown }).result;
}

const idOf = (result: unknown) => createdId.parse(result) ?? "";
const metadata = "metadata/v1.0/Object";
const ids: string[] = [];
const nameOf = (index: number) => `demo__Thing${index}__CST`;
const nameField = { label: "Name", name: "name", dataType: "Name" };
const labels = (text: string, index: number) => ({ label: `${text} ${index}`, pluralLabel: `${text} ${index}s` });
const fields = Array.from({ length: 10 }, (_, index) => ({
  name: `demo__field${index + 1}__CST`,
  label: `Field number ${index + 1}`,
  dataType: "text",
  dataLength: 40,
}));

const work = {
  async up(index: number) {
    const id = idOf(await call("POST", metadata, { name: nameOf(index), label: `First ${index}`, fields: [nameField] }));
    ids[index] = id;
    await call("POST", `${metadata}/${id}/fields`, { fields });
    await call("GET", `${metadata}/${id}`);
  },
  async refresh(index: number) {
    await call("GET", `${metadata}/${ids[index]}`);
  },
  async update(index: number) {
    await call("PUT", `${metadata}/${ids[index]}`, labels("Second", index));
    await call("GET", `${metadata}/${ids[index]}`);
  },
  async destroy(index: number) {
    await call("POST", `data/v1.0/count/${nameOf(index)}`, { condition: { conjunction: "AND", conditions: [] } });
    await call("DELETE", `${metadata}/${ids[index]}`);
    await call("GET", `${metadata}/${ids[index]}`);
  },
};

measureSteps(work, { size, atOnce, before: signIn });
