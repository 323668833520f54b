import { picklist } from "./stories";
import { tell } from "./tell";

tell(picklist);
