import { testPhase } from "./cells";

testPhase("refresh");
testPhase("destroy");
