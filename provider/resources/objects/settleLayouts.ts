import { isDeepStrictEqual } from "node:util";
import type { Field } from "../../fieldModel/fieldSchema";
import { recreation } from "../../fieldModel/fieldWire";
import { namesLayout } from "../../fieldModel/layoutChoice";
import type { Session } from "../../lifecycle/session";

/**
 * `layouts` of a field are taken in when it is created. Another layout later must not get in the way: one that is replaced gets a new id,
 * and no call brings a field that exists to it.
 */
// assumption: create-only
export function settleLayouts<Declared extends Field>(session: Session, name: string, old: Field, next: Declared): Declared {
  if (recreation(old, next) || isDeepStrictEqual(old.layouts, next.layouts)) return next;
  const { layouts, ...rest } = next;
  // What is not known yet is a text.
  const choices = Array.isArray(layouts) ? layouts : [];
  const added = choices.filter((choice) => namesLayout(choice) && !old.layouts?.includes(choice));
  if (added.length > 0) {
    session.warn(`Field ${name} exists already and is not added to layout ${added.join(", ")}: show it there in the designer.`);
  }
  return { ...rest, ...(old.layouts && { layouts: old.layouts }) } as Declared;
}
