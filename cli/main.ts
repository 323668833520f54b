#!/usr/bin/env node
import { text } from "node:stream/consumers";
import { ended } from "./ended";
import { createProgram } from "./program";
import { progressOn } from "./progress";
import { run } from "./run";

// From the start on: whoever has read the address of an emulator may end it before the last line is printed.
const end = ended();
createProgram({
  print: (line) => console.log(line),
  tell: (line) => console.error(line),
  progress: progressOn(process.stderr),
  ended: () => end,
  input: async () => (process.stdin.isTTY ? undefined : text(process.stdin)),
  environment: process.env,
  hasColors: process.stdout.isTTY && process.stdout.hasColors(),
  run,
  exitWith: (code) => {
    process.exitCode = code;
  },
}).parseAsync();
