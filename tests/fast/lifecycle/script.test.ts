import { script } from "./stories/script";
import { tell } from "./tell";

tell(script);
