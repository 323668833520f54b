import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../bench/race";
import type { Report } from "../bench/ratios";

const begin = "<!-- From bench/, by `npm run docs`. -->\n";
const end = "<!-- Up to here. -->\n";

/** docs/performance.md with the tables of what `make bench` found last on the machine that the text speaks of. */
export function performance(repository: string): string {
  const text = readFileSync(join(repository, "docs/performance.md"), "utf8");
  const report: Report = JSON.parse(readFileSync(join(repository, "bench/linux-x64-2.json"), "utf8"));
  const [before = "", after = ""] = [text.split(begin)[0], text.split(end)[1]];
  return [before, begin, "\n", tables(report), "\n", end, after].join("");
}

function tables({ races, ratios, alone, start, node, pulumi }: Report): string {
  const titles = [...new Set(races.filter(({ contestant }) => contestant === "floor").map(({ race }) => race))];
  const of = (race: string, contestant: Result["contestant"]) => races.find((one) => one.race === race && one.contestant === contestant);
  const overFloor = titles.flatMap((title) => stepsOf(of(title, "floor"), of(title, "own"), ratios.overFloor));
  const usual = titles.flatMap((title) => stepsOf(of(title, "usual"), of(title, "own"), ratios.usualOverOwn));
  const states = titles.flatMap((title) => {
    const [own, other] = [of(title, "own"), of(title, "usual")];
    // State in a bucket is in no file.
    if (!own || own.stateBytes === 0) return [];
    const ofOther = other ? [kilobytes(other), String(other.steps.refresh.memory)] : ["", ""];
    return [[title, kilobytes(own), ofOther[0], String(own.steps.refresh.memory), ofOther[1]].map(String)];
  });
  const { size, bareClient, providerAlone } = alone;
  const shares = Object.entries(bareClient.seconds).map(([name, bare]) => {
    const step = name as keyof typeof bareClient.seconds;
    const [own, floor] = [of(`${size} without checkpoints`, "own"), of(`${size} without checkpoints`, "floor")];
    const share = own && floor ? (own.steps[step].seconds - floor.steps[step].seconds).toFixed(1) : "";
    return [step, share, providerAlone.seconds[step].toFixed(1), bare.toFixed(1), String(ratios.overBareClient[`${size} ${step}`])];
  });
  const rows = races.filter(({ contestant }) => contestant === "rows").flatMap(({ steps }) => Object.entries(steps));
  return [
    `Pulumi ${pulumi}, Node.js ${node}, Linux on two cores. Seconds of the whole command.\n`,
    table(["Objects", "Step", "Nothing", "This package", "Ratio", "Requests"], overFloor),
    "\nAgainst the usual dynamic provider:\n",
    table(["Objects", "Step", "Usual", "This package", "Times", "Requests of the usual"], usual),
    "\nState after `up`, and the most memory that the provider's process has in a refresh:\n",
    table(["Objects", "State in KB", "of the usual", "Memory in MB", "of the usual"], states),
    `\nAt ${size} objects without checkpoints: what this package takes beyond "nothing", what its provider takes for the same work without the engine, and a bare client for the same requests, in seconds:\n`,
    table(["Step", "Beyond nothing", "Provider alone", "Bare client", "Alone over bare"], shares),
    "\nA `RecordSet` of 10,000 rows of the program; the update changes one in ten:\n",
    table(
      ["Step", "Seconds", "Requests"],
      rows.map(([step, { seconds, requests }]) => [step, String(seconds), String(requests)]),
    ),
    `\nFrom the start of the provider's process to its first answer: ${start.own} ms, and ${start.empty} ms of a provider that does nothing.\n`,
  ].join("\n");
}

function stepsOf(other: Result | undefined, own: Result | undefined, ratios: Readonly<Record<string, number>>): string[][] {
  if (!other || !own) return [];
  return Object.entries(own.steps).map(([step, { seconds, requests }]) => {
    const { seconds: others, requests: othersRequests } = other.steps[step as keyof typeof own.steps];
    return [own.race, step, String(others), String(seconds), String(ratios[`${own.race} ${step}`]), String(othersRequests || requests)];
  });
}

function kilobytes({ stateBytes }: Result): string {
  return String(Math.round(stateBytes / 1000));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
