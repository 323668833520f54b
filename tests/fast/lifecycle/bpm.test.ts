import { bpm } from "./stories/bpm";
import { tell } from "./tell";

tell(bpm);
