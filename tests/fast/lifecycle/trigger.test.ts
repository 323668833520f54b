import { trigger } from "./stories/trigger";
import { tell } from "./tell";

tell(trigger);
