import { testPhase } from "./cells";

testPhase("update");
