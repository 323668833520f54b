import { validator } from "./stories/validator";
import { tell } from "./tell";

tell(validator);
