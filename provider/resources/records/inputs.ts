import { z } from "zod";
import { type DataType, dataTypes } from "../../contract/dataTypes";

// What sets and single records take alike.

export const filled = z.string().min(1, "must not be empty");

/** Names of columns. */
export const columnList = z.array(filled).min(1, "must name a column");

/** Data types of columns. */
export const columnTypes = z.record(z.string(), z.enum(Object.keys(dataTypes) as [DataType, ...DataType[]]));

/** Names of the columns that hold secrets: their values are kept out of messages and of the log. */
export const secretNames = z.array(filled).optional();

/** A value of a column. */
export const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
