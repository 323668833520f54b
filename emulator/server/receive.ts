import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import type { Received } from "../core/received";
import { refusal } from "../core/refusal";
import type { Piece, Storage } from "../core/storage";
import type { Dialect } from "../dialect";

/** The most that object storage takes at once. */
const largest = 5 * 1024 ** 3;

/** Reads the body of a request that carries a file: the bytes go to disk as they come, whether they are all or a part of a form. */
export async function receive(request: IncomingMessage, storage: Storage, { upload }: Dialect): Promise<Received> {
  const type = request.headers["content-type"] ?? "application/octet-stream";
  if (upload !== "raw" && /^multipart\/form-data\b/i.test(type)) return receiveForm(request, type, storage);
  return { piece: await storage.receive(request, largest), type };
}

async function receiveForm(request: IncomingMessage, type: string, storage: Storage): Promise<Received> {
  const form = parserOf(type);
  const fields = new Map<string, string>();
  const files: { part: string; filename: string; type: string; bytes: Readable; piece: Promise<Piece> }[] = [];
  let several = false;
  form.on("field", (name, value) => fields.set(name, value));
  form.on("filesLimit", () => {
    several = true;
  });
  form.on("file", (part, bytes, filename, _encoding, type) => {
    files.push({ part, filename, type, bytes, piece: storage.receive(bytes, largest) });
  });
  const broken = await parsed(request, form);
  const [file] = files;
  // What breaks off the form breaks off its file, too.
  if (broken !== undefined) file?.bytes.destroy();
  const piece = await file?.piece.catch((error) => {
    throw broken === undefined ? error : refusal("invalid", broken);
  });
  const fault = broken ?? (several ? "the form has more than one file" : undefined);
  if (file && piece && fault === undefined) {
    const { part, filename } = file;
    return { piece, type: file.type, form: { part, filename, fields: Object.fromEntries(fields) } };
  }
  if (piece) storage.release(piece);
  throw refusal("invalid", fault ?? "the form has no file");
}

function parserOf(type: string): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": type }, limits: { files: 1, fields: 100 } });
  } catch (error) {
    throw refusal("invalid", `the form cannot be read: ${(error as Error).message}`);
  }
}

/** Reads a form to its end; what is wrong with it, if anything is. */
function parsed(request: IncomingMessage, form: BusboyInstance): Promise<string | undefined> {
  return new Promise((resolve) => {
    form.once("finish", () => resolve(undefined));
    form.once("error", (error) => resolve(`the form cannot be read: ${(error as Error).message}`));
    request.once("error", (error) => form.destroy(error));
    request.pipe(form);
  });
}
