import { type Columns, comparable, order } from "./conditions";

export interface SortKey {
  field: string;
  order: "asc" | "desc";
}

/** Rows by several columns, the first of them first; a copy. */
export function sortedRows<Row>(rows: Row[], orderby: SortKey[], columns: Columns<Row>): Row[] {
  const keys = orderby.map(({ field, order: direction }) => ({ column: columns(field), sign: direction === "desc" ? -1 : 1 }));
  return [...rows].sort((a, b) => {
    for (const { column, sign } of keys) {
      const difference = order(comparable(column, column.read(a)), comparable(column, column.read(b)));
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
}
