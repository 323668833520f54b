import {
  bpmFaults,
  type DefinitionFault,
  elementsOfBpm,
  elementsOfFlow,
  flowFaults,
  isName,
  looseEnds,
  member,
  named,
} from "../../../provider/contract/processes";
import type { Compiled, Definition } from "./definitions";

/**
 * What the compiler says of a flow. The first message is the one that page 0040 prints; the rest, here and below, is made
 * up: no page prints the real rules.
 */
export function compileFlow(name: string, definition: Definition): Compiled {
  const warnings = looseEnds(elementsOfFlow(definition))
    .map(said)
    .map((end) => `Flow(${name}) ${end}`);
  const isWithoutStart = !isName(definition.startElement);
  const errors = flowFaults(definition).map(
    (fault) => `Flow(${name}) ${isWithoutStart ? "的startElement为必选属性, 必须输入" : said(fault)}`,
  );
  return compiled(errors, warnings);
}

/** What the compiler says of a BPM. */
export function compileBpm(name: string, definition: Definition): Compiled {
  return compiled(
    bpmFaults(definition).map((fault) => `BPM(${name}) ${said(fault)}`),
    misplaced(definition, elementsOfBpm(definition)).map((place) => `BPM(${name}) ${place}`),
  );
}

function said({ part, reason }: DefinitionFault): string {
  return `${part}: ${reason}`;
}

function compiled(errors: string[], warnings: string[]): Compiled {
  const status = errors.length > 0 ? "Error" : warnings.length > 0 ? "Warning" : "Pass";
  return { status, errors, warnings };
}

/** Lanes with elements that are not there, and elements in no lane; nothing where there are no lanes. */
function misplaced({ laneSet }: Definition, elements: readonly { name: string }[]): string[] {
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
