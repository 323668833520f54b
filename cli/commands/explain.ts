import { Command } from "commander";
import { codes, type DestructionCode, permission } from "../../provider/safety/codes";
import { explained, type Help } from "../help";
import { ownManifest } from "../manifest";
import type { Surroundings } from "../surroundings";

const help: Help = {
  examples: ["npx astrozero explain AZ102", "npx astrozero explain"],
  notes: ["It asks nothing of anybody."],
  exitCodes: {
    0: "it was told",
    1: "there is no such code",
  },
};

/** `astrozero explain` */
export function explain({ print }: Surroundings): Command {
  return explained(new Command("explain"), help)
    .description("Say what a code like AZ102 means, and what to do about it.")
    .argument("[code]", "code of an error; without one all codes are listed")
    .action((code: string | undefined, _: unknown, command: Command) => {
      if (code === undefined) return Object.entries(codes).forEach(([each, { refused }]) => void print(`${each}  ${refused}`));
      const known = code.toUpperCase();
      if (!isCode(known)) return command.error(`There is no code ${code}. These exist: ${Object.keys(codes).join(", ")}.`);
      const { refused, change, refusedWhile, advice } = codes[known];
      print(`${known}: ${refused}

The change     ${change}
Refused while  ${refusedWhile}
What to do     ${advice}
               ${permission}
More           ${page()}#${known.toLowerCase()}`);
    });
}

function isCode(text: string): text is DestructionCode {
  return Object.hasOwn(codes, text);
}

function page(): string {
  const { homepage } = ownManifest();
  return `${homepage.replace(/#.*/, "")}/blob/main/docs/codes.md`;
}
