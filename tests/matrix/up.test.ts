import { testPhase } from "./cells";

testPhase("up");
