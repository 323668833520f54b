/** How a package manager is fetched, and how it runs what it has installed. docs/installation.md has the commands that install. */
interface Facts {
  /** Its own package, which brings the command; npm is there already. */
  readonly package?: string;
  /** Its name as a command. */
  readonly command: string;
  /** What stands before the command of a package. */
  readonly run: string;
  /** What stands before `node` and `pulumi`, where they do not find packages by themselves. */
  readonly wrap?: string;
}

export const managers = {
  npm: { command: "npm", run: "npx" },
  pnpm: { package: "pnpm@12", command: "pnpm", run: "pnpm exec" },
  "pnpm-10": { package: "pnpm@10", command: "pnpm", run: "pnpm exec" },
  "yarn-1": { package: "yarn@1", command: "yarn", run: "yarn --silent" },
  yarn: { package: "@yarnpkg/cli-dist@4", command: "yarn", run: "yarn" },
  "yarn-pnp": { package: "@yarnpkg/cli-dist@4", command: "yarn", run: "yarn", wrap: "yarn exec" },
  bun: { package: "bun@1", command: "bun", run: "bunx" },
} as const satisfies Record<string, Facts>;

export type Manager = keyof typeof managers;

export function factsOf(manager: Manager): Facts {
  return managers[manager];
}
