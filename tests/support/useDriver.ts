import type { Dialect } from "../../emulator";
import { Driver } from "./driver";

/** One driver for the tests of a file: each begins with a fresh tenant and a fresh client, and ends without a defect of the emulator. */
export function useDriver(dialect: Partial<Dialect> = {}): { readonly driver: Driver } {
  let driver: Driver;
  beforeAll(async () => {
    driver = await Driver.start(dialect);
  });
  beforeEach(() => driver.reset());
  afterEach(() => expect(driver.emulator.failures).toEqual([]));
  afterAll(() => driver.stop());
  return {
    get driver() {
      return driver;
    },
  };
}
