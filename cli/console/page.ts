import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answer } from "./answer";

/** The parts of the script; the last one starts it. */
const scripts = ["base", "objects", "lists", "requests", "faults", "switches", "start"];

/** The page: one document with its style and its script, and nothing of the tenant. */
export function page(): Answer {
  const style = read("page.css");
  const script = ['"use strict";', ...scripts.map((name) => read(`${name}.js`))].join("\n");
  // As functions: "$&" in a text means nothing then.
  const text = read("page.html")
    .replace("/* style */", () => style)
    .replace("/* script */", () => script);
  return { status: 200, type: "text/html; charset=utf-8", text, policy: policyOf(style, script) };
}

function read(name: string): string {
  return readFileSync(join(__dirname, "page", name), "utf8");
}

/** The page runs its own style and script, asks where it came from, and turns no text into HTML. */
function policyOf(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
