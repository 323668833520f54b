import * as context from "context";
import * as db from "db";

db.dynamicObject("demo__Activity__CST").insert({
  name: `Stage: ${demo__Deal__CST.demo__stage__CST}`,
  demo__deal__CST: demo__Deal__CST.id,
  demo__user__CST: context.getUserId(),
});
