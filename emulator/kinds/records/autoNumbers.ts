import type { StoredField } from "../fields/table";

/** The next value of an auto number: it takes the place of the zeros of the pattern, and follows a pattern without zeros. */
export function nextNumber(field: StoredField): string {
  const number = String(field.startingNumber + field.numbersGiven);
  field.numbersGiven += 1;
  const slot = /\{?0+\}?/;
  if (!slot.test(field.pattern)) return field.pattern + number;
  return field.pattern.replace(slot, (zeros) => number.padStart(zeros.replace(/[{}]/g, "").length, "0"));
}
