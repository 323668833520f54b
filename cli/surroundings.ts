/** What the commands need from outside. */
export interface Surroundings {
  /** Prints a line to standard output. */
  print: (line: string) => void;
  /** Settles when the program is to end. */
  ended: () => Promise<unknown>;
  environment: NodeJS.ProcessEnv;
}
