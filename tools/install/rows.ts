import { lowestVersion } from "../../tests/support/sdk";
import type { Manager } from "./managers";

/** One way to install the package, with versions of what it works with. What is left out is as a user of today gets it. */
export interface Row {
  readonly name: string;
  readonly manager: Manager;
  /** A version of Node, in full or in part. Default: the one that runs this. */
  readonly node?: string;
  /** A version of `@pulumi/pulumi`. Default: what docs/installation.md says. */
  readonly sdk?: string;
  readonly typescript?: string;
  readonly resolution?: "node16" | "node";
}

/** The ways to install, under the lowest Node, and then the versions, installed with npm. */
export const rows: readonly Row[] = [
  { name: "npm", manager: "npm", node: "20.19" },
  { name: "pnpm", manager: "pnpm", node: "20.19" },
  { name: "pnpm-10", manager: "pnpm-10", node: "20.19" },
  { name: "yarn-1", manager: "yarn-1", node: "20.19" },
  { name: "yarn", manager: "yarn", node: "20.19" },
  { name: "yarn-pnp", manager: "yarn-pnp", node: "20.19" },
  { name: "bun", manager: "bun", node: "20.19" },
  { name: "node-22", manager: "npm", node: "22" },
  { name: "node-24", manager: "npm", node: "24" },
  { name: "typescript-5.0", manager: "npm", node: "20.19", typescript: "5.0" },
  { name: "typescript-5.9", manager: "npm", node: "20.19", typescript: "5.9", resolution: "node" },
  { name: "sdk-lowest", manager: "npm", node: "20.19", sdk: lowestVersion(), typescript: "5.9" },
  { name: "sdk-newest", manager: "npm", node: "24", sdk: "latest" },
];
