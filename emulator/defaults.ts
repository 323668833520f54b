/** What an emulator has when it is told nothing else. */
export const defaults = {
  namespace: "demo",
  clientId: "emulator-client",
  clientSecret: "emulator-secret",
};
