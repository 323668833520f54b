import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Dialect, dialectOf } from "../../../emulator";
import { handlers } from "../../../provider/dynamic/handlers";
import { stories } from "./stories";
import type { Story } from "./stories/story";
import { ofTheClient } from "./stories/switches";
import { elsewhere, switchesOf } from "./tell";

const repository = join(__dirname, "../../..");

test("every resource has its life told", () => {
  expect(stories.map(({ kind }) => kind).sort()).toEqual([...handlers.keys()].sort());
});

test.each(stories.map((story): [string, Story] => [story.kind, story]))("every attribute of %s is told", (kind, story) => {
  const { updates, replacements, drift, otherAttributes } = story;
  const titles = [...Object.keys(updates), ...Object.keys(replacements), ...drift.map(({ path }) => path)];
  const told = new Set([...titles.map((title) => title.split(/\W/)[0]), ...Object.keys(otherAttributes)]);
  const attributes = attributesOf(handlers.get(kind)?.schema);
  expect(attributes.length).toBeGreaterThan(3);
  expect(attributes.filter((name) => !told.has(name))).toEqual([]);
  const missing = Object.entries(otherAttributes).filter(([name, file]) => !textOf(file).includes(name));
  expect(missing).toEqual([]);
});

test("every switch is met by a life, or has tests of its own", () => {
  const met = new Set<string>(stories.flatMap((story) => [...switchesOf(story), ...Object.keys(story.otherSwitches)]));
  const { throttleRate, ...switches } = dialectOf();
  expect(throttleRate).toBeGreaterThan(0);
  expect(Object.keys(switches).filter((name) => !met.has(name) && !(name in elsewhere))).toEqual([]);
  const files = [...Object.values(elsewhere), ...stories.flatMap(({ otherSwitches }) => Object.values(otherSwitches))];
  for (const file of files) expect([file, existsSync(join(repository, file))]).toEqual([file, true]);
});

test("no life leaves a switch out that calls of its kind meet", () => {
  // The calls of a kind are those of its group in the contract; these switches concern all calls.
  const general: (keyof Dialect)[] = [
    ...(["errorStatus", "missing", "writeResult", "createResult", "staleReads", "nullStyle", "extraMembers", "names"] as const),
    ...ofTheClient,
  ];
  for (const story of stories) expect([story.kind, general.filter((name) => !switchesOf(story).includes(name))]).toEqual([story.kind, []]);
});

function textOf(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}

/** The names of a schema's members, of every form where it has several. */
function attributesOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return [...new Set(schema.options.flatMap(attributesOf))];
  throw new Error("a schema of another form");
}
