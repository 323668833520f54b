import type { Compiled, Definition } from "./definitions";

interface Element {
  name: string;
  [attribute: string]: unknown;
}

/** Lists of a flow that hold no elements (0043). */
const contextOfFlow = ["variables", "formulas", "structs", "constants", "structVariables", "objectVariables"];

/** Lists of a BPM that hold no elements, and those of a sub-process that belong to itself. */
const besideElements = ["variables", "constants", "slas", "usingSLA", "boundaryEvents", "inputAssignments", "outputAssignments"];

/**
 * What the compiler says of a flow. The first message is the one that page 0040 prints; the rest, here and below, is made
 * up: no page prints the real rules.
 */
export function compileFlow(name: string, definition: Definition): Compiled {
  const { startElement } = definition;
  const elements = elementsOf(definition, contextOfFlow);
  const warnings = looseEnds(elements).map((end) => `Flow(${name}) ${end}`);
  if (!isName(startElement)) return compiled([`Flow(${name}) 的startElement为必选属性, 必须输入`], warnings);
  const starts = elements.some((element) => element.name === startElement);
  return compiled(starts ? [] : [`Flow(${name}) startElement: there is no element ${startElement}`], warnings);
}

/** What the compiler says of a BPM. */
export function compileBpm(name: string, definition: Definition): Compiled {
  const elements = elementsOf(definition, besideElements);
  const ends = [definition, ...named(definition.subProcesses)].flatMap((process) => looseEnds(elementsOf(process, besideElements)));
  const errors = ends.map((end) => `BPM(${name}) ${end}`);
  if (named(definition.startEvents).length === 0) errors.unshift(`BPM(${name}) startEvents: there is no start event`);
  return compiled(
    errors,
    misplaced(definition, elements).map((place) => `BPM(${name}) ${place}`),
  );
}

function compiled(errors: string[], warnings: string[]): Compiled {
  const status = errors.length > 0 ? "Error" : warnings.length > 0 ? "Warning" : "Pass";
  return { status, errors, warnings };
}

/** The elements of a flow or a process: the members with a name of its lists, apart from those in `others`. */
function elementsOf(definition: Definition, others: string[]): Element[] {
  return Object.entries(definition).flatMap(([part, list]) => (others.includes(part) ? [] : named(list)));
}

/** Where elements and the events at their edges lead to something that is not there. */
function looseEnds(elements: Element[]): string[] {
  const all = elements.flatMap((element) => [element, ...named(element.boundaryEvents)]);
  const names = new Set(all.map(({ name }) => name));
  return all.flatMap((element) =>
    targetsOf(element)
      .filter((target) => !names.has(target))
      .map((target) => `${element.name}: connector leads to ${target}, which does not exist`),
  );
}

/** The elements that may follow: one by `connector`, those of a gateway by `connectors`. */
function targetsOf({ connector, connectors }: Element): string[] {
  const choices = Array.isArray(connectors) ? connectors.map((choice: unknown) => member(choice, "to")) : [];
  return [connector, ...choices].filter(isName);
}

/** Lanes with elements that are not there, and elements in no lane; nothing where there are no lanes. */
function misplaced({ laneSet }: Definition, elements: Element[]): string[] {
  const lanes = named(member(laneSet, "lanes"));
  if (lanes.length === 0) return [];
  const names = new Set(elements.map(({ name }) => name));
  const placed = lanes.map((lane) => ({ lane: lane.name, held: Array.isArray(lane.elements) ? lane.elements.filter(isName) : [] }));
  const inLanes = new Set(placed.flatMap(({ held }) => held));
  return [
    ...placed.flatMap(({ lane, held }) =>
      held.filter((name) => !names.has(name)).map((name) => `lane ${lane}: there is no element ${name}`),
    ),
    ...[...names].filter((name) => !inLanes.has(name)).map((name) => `${name}: is in no lane`),
  ];
}

function named(list: unknown): Element[] {
  return Array.isArray(list) ? list.filter((item): item is Element => isName(member(item, "name"))) : [];
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
