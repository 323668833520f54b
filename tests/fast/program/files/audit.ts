export const user = "nobody";
