import { dialectPresets } from "../../emulator";
import { phases } from "../support/faultMatrix";
import { testPhase } from "./cells";

// Of all cells a part, under each preset.
describe.each(Object.entries(dialectPresets))("where the platform is %s", (_name, dialect) => {
  // How credentials travel is a setting.
  for (const phase of phases) testPhase(phase, { ...dialect, tokenParameters: "either" }, 1 / 32);
});
