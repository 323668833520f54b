import type { Stored, World } from "../../emulator";

export function picklists({ picklists }: World): object[] {
  return picklists.all().map(({ name, masterLabel, values }) => ({
    name,
    label: masterLabel,
    values: values.map(({ value, label, isActive, isDefault }) => ({ value, label, active: isActive, default: isDefault })),
  }));
}

export function flows({ flows }: World): object[] {
  return flows.all().map(definition);
}

export function bpms({ bpms }: World): object[] {
  return bpms.all().map(definition);
}

export function scripts({ scripts }: World): object[] {
  return scripts.all().map(({ name, version, active, content }) => ({ name, version, active, findings: [], content }));
}

/** A flow or a version of a BPM, with what the compiler found in it. */
function definition({ name, version, active, errors, warnings, definition }: Stored<"flows"> | Stored<"bpms">): object {
  const findings = [...errors.map((text) => `Error: ${text}`), ...warnings.map((text) => `Warning: ${text}`)];
  return { name, version, active, findings, content: JSON.stringify(definition, undefined, 2) };
}
