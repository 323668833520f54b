import { deleteLayout, getLayout, type LayoutRecord } from "../../../contract/layouts";
import { listLayouts } from "../../objects/standardLayouts";
import type { ChildKind } from "../child";

export const layouts: ChildKind<LayoutRecord> = {
  word: "Layout",
  list: listLayouts,
  get: (session, objectId, layoutId) => session.client.call(getLayout, { path: { objectId, layoutId } }),
  remove: (session, objectId, layoutId) => session.client.call(deleteLayout, { path: { objectId, layoutId } }),
};
