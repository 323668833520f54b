import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";

/** Shows what is under way in one line of a terminal, until there is nothing to tell. Elsewhere nothing is shown. */
export function progressOn(terminal: WriteStream): (text?: string) => void {
  if (!terminal.isTTY) return () => {};
  return (text = "") => {
    clearLine(terminal, 0);
    cursorTo(terminal, 0);
    terminal.write(text);
  };
}
