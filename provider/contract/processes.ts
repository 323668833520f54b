// What no flow and no BPM can do without, whatever the compiler of the platform asks for beyond that.

interface Element {
  name: string;
  [attribute: string]: unknown;
}

type Definition = Readonly<Record<string, unknown>>;

/** What is wrong with a part of a definition. */
export interface DefinitionFault {
  part: string;
  reason: string;
}

/** Lists of a flow that hold no elements (0043). */
const contextOfFlow = ["variables", "formulas", "structs", "constants", "structVariables", "objectVariables"];

/** Lists of a BPM that hold no elements, and those of a sub-process that belong to itself. */
const besideElements = ["variables", "constants", "slas", "usingSLA", "boundaryEvents", "inputAssignments", "outputAssignments"];

/** What keeps a flow from being run: that it has a start is documented (0040). */
export function flowFaults(flow: Definition): DefinitionFault[] {
  const { startElement } = flow;
  if (!isName(startElement)) return [{ part: "startElement", reason: "is required" }];
  const isThere = elementsOfFlow(flow).some(({ name }) => name === startElement);
  return isThere ? [] : [{ part: "startElement", reason: `there is no element ${startElement}` }];
}

/** What keeps a BPM from being run. */
export function bpmFaults(bpm: Definition): DefinitionFault[] {
  const start = named(bpm.startEvents).length === 0 ? [{ part: "startEvents", reason: "there is no start event" }] : [];
  const ends = [bpm, ...named(bpm.subProcesses)].flatMap((process) => looseEnds(elementsOfBpm(process)));
  return [...start, ...ends];
}

/** The elements of a flow. */
export function elementsOfFlow(flow: Definition): Element[] {
  return elementsOf(flow, contextOfFlow);
}

/** The elements of a BPM or of one of its sub-processes. */
export function elementsOfBpm(process: Definition): Element[] {
  return elementsOf(process, besideElements);
}

/** The elements of a flow or a process: the members with a name of its lists, apart from those in `others`. */
function elementsOf(definition: Definition, others: readonly string[]): Element[] {
  return Object.entries(definition).flatMap(([part, list]) => (others.includes(part) ? [] : named(list)));
}

/** Where elements and the events at their edges lead to something that is not there. */
export function looseEnds(elements: readonly Element[]): DefinitionFault[] {
  const all = elements.flatMap((element) => [element, ...named(element.boundaryEvents)]);
  const names = new Set(all.map(({ name }) => name));
  return all.flatMap((element) =>
    targetsOf(element)
      .filter((target) => !names.has(target))
      .map((target) => ({ part: element.name, reason: `connector leads to ${target}, which does not exist` })),
  );
}

/** The elements that may follow: one by `connector`, those of a gateway by `connectors`. */
function targetsOf({ connector, connectors }: Element): string[] {
  const choices = Array.isArray(connectors) ? connectors.map((choice: unknown) => member(choice, "to")) : [];
  return [connector, ...choices].filter(isName);
}

/** The members of a list that have a name. */
export function named(list: unknown): Element[] {
  return Array.isArray(list) ? list.filter((item): item is Element => isName(member(item, "name"))) : [];
}

/** Whether a value is a name. */
export function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** A member of what may be no object. */
export function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
