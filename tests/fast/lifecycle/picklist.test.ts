import { picklist } from "./stories/picklist";
import { tell } from "./tell";

tell(picklist);
