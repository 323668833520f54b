import { flow } from "./stories/flow";
import { tell } from "./tell";

tell(flow);
