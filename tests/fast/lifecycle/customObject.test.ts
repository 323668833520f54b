import { customObject } from "./stories";
import { tell } from "./tell";

tell(customObject);
