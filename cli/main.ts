#!/usr/bin/env node
import { text } from "node:stream/consumers";
import { messageOf } from "../provider/lifecycle/handler";
import { ended } from "./ended";
import { createProgram } from "./program";
import { progressOn } from "./progress";
import { run } from "./run";

/** EX_SOFTWARE of sysexits.h; 1 and 2 have meanings of their own. */
const internalError = 70;

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
})
  .parseAsync()
  .catch((error: unknown) => {
    console.error(`This is a fault of astrozero: ${messageOf(error)}\nASTROZERO_LOG=debug shows where it comes from.`);
    if (process.env.ASTROZERO_LOG) console.error(error);
    process.exitCode = internalError;
  });
