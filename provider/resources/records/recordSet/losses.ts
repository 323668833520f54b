import { emptiedFile } from "../../../safety/destruction";
import { type Refusal, refusalUnlessAllowed } from "../../../safety/guard";
import type { Doomed } from "../details";
import type { RecordSetInputs } from "./schema";

/** Rows of a set that are to be deleted. */
export function doomed({ file, allowDataLoss }: RecordSetInputs, apiName: string, rows: readonly { id: string }[]): Doomed {
  return { apiName, ids: rows.map(({ id }) => id), property: file ? "file" : "records", allowDataLoss };
}

/** Refuses a file that has no row any more: something may have gone wrong with it. */
export function emptied({ file, allowDataLoss }: RecordSetInputs, before: number, now: number): Refusal[] {
  return file && now === 0 ? refusalUnlessAllowed(emptiedFile(file.path, before), allowDataLoss) : [];
}
