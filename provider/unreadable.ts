/** Why a file that a program names cannot be read, for users. */
export function unreadable(path: string, error: unknown): string {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  // What is in it is wrong, not where it is.
  if (syscall === undefined) return `${path} cannot be read: ${message.replace(/\.$/, "")}.`;
  const reason = code === "ENOENT" ? "there is no such file" : code;
  return `${path} cannot be read: ${reason}. Paths are relative to the folder of the program.`;
}
