import { randomUUID } from "node:crypto";
import type { Upload } from "../contract/content";

/** The body that a file travels as; its type is the content type of the request. */
export function bodyOf({ content, form }: Upload): Blob {
  if (!form) return content;
  const boundary = `astrozero-${randomUUID()}`;
  const part = (disposition: string, type?: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type === undefined ? "" : `Content-Type: ${type}\r\n`}\r\n`;
  const fields = Object.entries(form.fields).map(([name, value]) => `${part(`name="${quoted(name)}"`)}${value}\r\n`);
  const file = part(`name="${quoted(form.part)}"; filename="${quoted(form.filename)}"`, content.type || "application/octet-stream");
  return new Blob([...fields, file, content, `\r\n--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** A name in quotes, as browsers write it. */
function quoted(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
