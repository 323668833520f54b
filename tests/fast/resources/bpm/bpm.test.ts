import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { bpm } from "../given";

const at = useDriver();

test("the call that enables a BPM writes it whole, with what is not modelled", async () => {
  const { driver } = at;
  const ends = (name: string) => ({ endEvents: [{ name }] });
  const thing = driver.declare("Bpm", { ...bpm, active: true, extra: ends("one") });
  await thing.up();

  await thing.up({ ...bpm, active: true, extra: ends("two") });

  expect(driver.emulator.world.bpms.get("demo__leave")).toMatchObject({ active: true, definition: ends("two") });
});

test("a BPM that does not compile is told where the platform answers an id alone", async () => {
  const { driver } = at;
  driver.emulator.dialect.bpmCreateResult = "id";
  driver.isUnchecked = true;
  const thing = driver.declare("Bpm", { ...bpm, startEvents: [], active: true });

  expect(await complaint(thing.up())).toContain("gives it the status Error and no reason");
  expect(await thing.up({ ...bpm, active: true })).toBe("updated");
});
