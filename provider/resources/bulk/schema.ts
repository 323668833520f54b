import { z } from "zod";
import { runOnceInputs, type Uncertain } from "../runs/intent";

/** Seconds for which an import is looked for, unless the program says otherwise: five times what the manual calls typical (um-06-0037). */
export const defaultPatience = 300;

/** What all imports and exports take alike. */
export const taskInputs = {
  triggers: z.array(z.unknown()).optional(),
  ...runOnceInputs,
};

/** What imports take beside that. */
export const importInputs = {
  ...taskInputs,
  /** What is imported, of which a change imports again. */
  contentHash: z.string().min(1),
  waitSeconds: z.int().min(0).max(86_400).optional(),
};

/** Path of a file, from the folder of the program. */
export const filePath = z.string().min(1, "must be the path of a file");

export type TaskInputs = z.output<z.ZodObject<typeof taskInputs>>;
export type ImportInputs = z.output<z.ZodObject<typeof importInputs>>;

/** What an import does to one object, by the number of its records. */
export interface Effect {
  /** API name of the object. */
  objectName: string;
  /** How many there were before. */
  before: number;
  /** How many there must be after it. */
  expected: number;
}

/** What state knows of a task. */
export interface TaskState extends Uncertain {
  /** Id of the timed task; undefined where the platform does not tell it. */
  taskId?: string | undefined;
}

export interface ImportState extends TaskState {
  /** What the import was to bring about. */
  effects: Effect[];
}
