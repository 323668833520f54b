// What these scripts use of the platform. The whole is told by the platform itself: see getScriptDeclarations.

declare namespace action {
  function param(options?: { type?: string; label?: string; description?: string; required?: boolean }): (...target: unknown[]) => void;
  function method(options: { input: string; output: string; label?: string; description?: string }): (...target: unknown[]) => void;
}

declare module "context" {
  export function getUserId(): string;
}

declare module "db" {
  export function dynamicObject(name: string): { insert(record: Record<string, unknown>): string };
}

/** The record that runs a trigger, in a variable named like its object. */
declare const demo__Deal__CST: { id: string; demo__stage__CST: string };
