import { field } from "./stories";
import { tell } from "./tell";

tell(field);
