// What the script uses of the platform. The whole is told by the platform itself: see getScriptDeclarations.

declare namespace action {
  function param(options?: { type?: string; label?: string; description?: string; required?: boolean }): (...target: unknown[]) => void;
  function method(options: { input: string; output: string; label?: string; description?: string }): (...target: unknown[]) => void;
}
