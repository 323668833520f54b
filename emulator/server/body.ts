import type { IncomingMessage } from "node:http";
import { refusal } from "../core/refusal";

const largest = 64 * 1024 * 1024;

/** Real bodies have some ten levels. What walks a body calls itself once or more for each level, and the stack has an end. */
const deepest = 200;

/** What arrived with a request: the parsed body, undefined when there is none, and its size in bytes. */
export interface Body {
  value: unknown;
  size: number;
}

/** Reads the body of a request; refuses one that is too large, of an unknown type, or malformed. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  // A body has no meaning there.
  if (request.method === "GET" || request.method === "HEAD") return { value: undefined, size: 0 };
  const bytes = await read(request);
  // Clients send a content type with every request, also where there is no body.
  if (bytes.length === 0) return { value: undefined, size: 0 };
  return { value: parse(new TextDecoder().decode(bytes), request.headers["content-type"]), size: bytes.length };
}

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // What is too large is read to its end anyway: a client that still sends would not see the answer.
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(refusal("invalid", `the body has more than ${largest} bytes`, 413));
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => reject(refusal("invalid", "the connection ended before the body did")));
  });
}

function parse(text: string, contentType = "none"): unknown {
  switch (contentType.split(";")[0]?.trim().toLowerCase()) {
    case "application/json":
      return parseJson(text);
    case "application/x-www-form-urlencoded":
      return Object.fromEntries(new URLSearchParams(text));
    default:
      throw refusal(
        "invalid",
        `the body is application/json or application/x-www-form-urlencoded; the content type is ${contentType}`,
        415,
      );
  }
}

function parseJson(text: string): unknown {
  const value = parsed(text);
  refuseOdd(value, deepest);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal("invalid", `the body is not JSON: ${(error as Error).message}`);
  }
}

/** Refuses a value with too many levels, and a member that would become the prototype of a copy. */
function refuseOdd(value: unknown, levels: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levels === 0) throw refusal("invalid", `the body has more than ${deepest} levels`);
  if (Object.hasOwn(value, "__proto__")) throw refusal("invalid", 'the body has a member "__proto__"');
  for (const member of Object.values(value)) refuseOdd(member, levels - 1);
}
