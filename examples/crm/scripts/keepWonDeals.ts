// What a trigger throws makes the operation on the record fail.
if (demo__Deal__CST.demo__stage__CST === "Won") throw new Error("A deal that was won cannot be deleted.");
