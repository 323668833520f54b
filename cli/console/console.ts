import type { IncomingMessage, ServerResponse } from "node:http";
import createRouter from "find-my-way";
import type { Beside, Emulator } from "../../emulator";
import { Refusal } from "../../emulator/core/refusal";
import { readBody } from "../../emulator/server/body";
import { type Answer, json, send } from "./answer";
import { diagram, diagramAsSvg } from "./diagram";
import { FaultList } from "./faults";
import { bpms, flows, picklists, scripts } from "./lists";
import { objectList, objectWithRecords } from "./objects";
import { page } from "./page";
import { Problem } from "./problem";
import { NumberedRequests } from "./requests";
import { switches, turn } from "./switches";

/** What a call gets: the part of the path that it names, and the body. */
interface Call {
  name: string;
  body: unknown;
}

type Serve = (call: Call) => Answer | Promise<Answer>;

/**
 * A page of another site can send a form, or a request without headers of its own, to an address of this machine. It cannot send this
 * header: the browser would ask first, and gets no answer that allows it.
 */
const ownHeader = "x-astrozero-console";

/** The console: a page at `/`, and what it asks for at `/console/…`. It looks at the tenant itself, so that nothing of it is in the log. */
export function createConsole(emulator: Emulator): Beside {
  const { world } = emulator;
  const requests = new NumberedRequests(emulator.requests);
  const faults = new FaultList(emulator.faults);

  const router = createRouter();
  const on = (method: "GET" | "POST" | "PUT" | "DELETE", path: string, serve: Serve) => {
    router.on(method, path, () => {}, serve);
  };
  on("GET", "/", () => page());
  // Browsers ask for it, and it would be in the log of requests.
  on("GET", "/favicon.ico", () => ({ status: 204 }));
  on("GET", "/console/tenant", () => json({ url: emulator.url, namespace: emulator.namespace }));
  on("GET", "/console/objects", () => json(objectList(world)));
  on("GET", "/console/objects/:name", ({ name }) => json(objectWithRecords(world, name)));
  on("GET", "/console/picklists", () => json(picklists(world)));
  on("GET", "/console/flows", () => json(flows(world)));
  on("GET", "/console/bpms", () => json(bpms(world)));
  on("GET", "/console/scripts", () => json(scripts(world)));
  on("GET", "/console/diagram", async () => json(await diagram(world)));
  on("GET", "/console/diagram.svg", () => diagramAsSvg(world));
  on("GET", "/console/requests", () => json(requests.newest()));
  on("GET", "/console/requests/:name", ({ name }) => json(requests.get(name)));
  on("GET", "/console/switches", () => json(switches(emulator.dialect)));
  on("PUT", "/console/switches/:name", ({ name, body }) => {
    turn(emulator.dialect, name, body);
    return json(switches(emulator.dialect));
  });
  on("GET", "/console/faults", () => json(faults.all()));
  on("POST", "/console/faults", ({ body }) => {
    faults.add(body);
    return json(faults.all());
  });
  on("DELETE", "/console/faults/:name", ({ name }) => {
    faults.remove(name);
    return json(faults.all());
  });

  return (request, response) => {
    const found = router.find(request.method as "GET", request.url ?? "");
    if (!found) return false;
    void answered(found.store as Serve, found.params.name, request)
      .catch((error) => refused(error))
      .then((answer) => send(answer, response as ServerResponse));
    return true;
  };
}

async function answered(serve: Serve, name = "", request: IncomingMessage): Promise<Answer> {
  if (request.method !== "GET" && request.headers[ownHeader] === undefined)
    throw new Problem(403, `a change needs the header ${ownHeader}, which only the console's own page can send`);
  const { value: body } = await readBody(request);
  return serve({ name, body });
}

function refused(error: unknown): Answer {
  if (error instanceof Problem) return json({ error: error.message }, error.status);
  if (error instanceof Refusal) return json({ error: error.resMsg }, error.status);
  return json({ error: `defect of the console: ${error}` }, 500);
}
