import { customObject } from "./stories/customObject";
import { tell } from "./tell";

tell(customObject);
