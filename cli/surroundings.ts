/** What the commands need from outside. */
export interface Surroundings {
  /** Prints a line to standard output. */
  print: (line: string) => void;
  /** Prints a line to standard error. */
  tell: (line: string) => void;
  /** Shows on a terminal what is under way, and without a text nothing any more. */
  progress: (text?: string) => void;
  /** Settles when the program is to end. */
  ended: () => Promise<unknown>;
  /** All of standard input; undefined when it is a terminal. */
  input: () => Promise<string | undefined>;
  environment: NodeJS.ProcessEnv;
  /** Whether standard output shows colours. */
  hasColors: boolean;
  /** Runs a command in this terminal; answers its exit code. */
  run: (line: readonly string[], environment: NodeJS.ProcessEnv) => Promise<number>;
  /** Says with which code the process ends. */
  exitWith: (code: number) => void;
}
