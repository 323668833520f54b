import { field } from "./stories/field";
import { tell } from "./tell";

tell(field);
