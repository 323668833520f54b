import { bpm } from "./bpm";
import { customObject } from "./customObject";
import { field } from "./field";
import { flow } from "./flow";
import { layout } from "./layout";
import { picklist } from "./picklist";
import { script } from "./script";
import type { Story } from "./story";
import { trigger } from "./trigger";
import { validator } from "./validator";

/** The life of every kind of resource. */
export const stories: readonly Story[] = [customObject, field, trigger, validator, layout, picklist, flow, bpm, script];
