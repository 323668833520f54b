import { layout } from "./stories/layout";
import { tell } from "./tell";

tell(layout);
