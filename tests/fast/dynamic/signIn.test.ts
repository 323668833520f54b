import { complaint, Driver } from "../../support/driver";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
afterAll(() => driver.stop());

test("a wrong secret is told once, in full; the other operations of the run point there", async () => {
  driver.connect({ credentials: { clientId: driver.emulator.clientId, clientSecret: "canary-wrong" } });
  const provider = driver.process("Picklist");

  const messages = await Promise.all(["demo__A", "demo__B", "demo__C"].map((name) => complaint(provider.create({ name, values: ["x"] }))));

  const full = messages.filter((message) => message.includes("astrozero:clientSecret"));
  expect(full).toHaveLength(1);
  expect(full[0]).toContain("HTTP 400");
  expect(full[0]).toContain("unauthorized_client");
  const [title] = full[0]?.split(": ") ?? [];
  expect(messages.filter((message) => message.endsWith(`: the sign-in failed: see the error of ${title}.`))).toHaveLength(2);
  expect(driver.emulator.requests.count()).toBe(1);
  expect(messages.join()).not.toContain("canary-wrong");
});
