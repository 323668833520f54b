#!/usr/bin/env node
import { ended } from "./ended";
import { createProgram } from "./program";

// From the start on: whoever has read the address of an emulator may end it before the last line is printed.
const end = ended();
createProgram({ print: (line) => console.log(line), ended: () => end, environment: process.env }).parseAsync();
