/**
 * The text that every resource carries in state. It only points to the installed package: code and secrets never enter
 * state, and an upgrade never changes it.
 */
export function providerText(kind: string): string {
  return `exports.handler=()=>require("pulumi-astrozero/provider").v1(${JSON.stringify(kind)})`;
}
