import type { Dialect } from "../../../../emulator";
import { objects, useDialects } from "./open";

const { open } = useDialects();

describe("triggers, validators, layouts", () => {
  const rule = { name: "Check", label: "A check", description: "x", errorExpression: "1>2", errorMessage: "No." };
  const lost = { label: null, description: null, errorExpression: null, errorMessage: null };

  test.each<[Dialect["changeActive"], number]>([
    ["allowed", 200],
    ["refused", 400],
  ])("changeActive of a validator: %s", async (changeActive, status) => {
    const { post, put, order } = open({ changeActive });
    const validators = `${objects}/${(await order()).id}/Validator`;
    const one = `${validators}/${(await post(validators, { ...rule, active: true })).id}`;
    expect((await put(one, { label: "New" })).status).toBe(status);
    expect((await put(one, { active: false })).status).toBe(200);
    expect((await put(one, { label: "New" })).status).toBe(200);
  });

  test.each<[Dialect["activeOnCreate"], object]>([
    ["honoured", { ...rule, active: true }],
    ["inactive", { ...rule, active: false }],
    ["losesOthers", { ...lost, name: "Check", active: true, errorLocation: "topOfPage" }],
  ])("activeOnCreate: %s", async (activeOnCreate, kept) => {
    const { get, post, order } = open({ activeOnCreate });
    const validators = `${objects}/${(await order()).id}/Validator`;
    const { id } = await post(validators, { ...rule, active: true });
    expect((await get(`${validators}/${id}`)).at()).toMatchObject(kept);
    const inactive = await post(validators, { ...rule, name: "Other", active: false });
    expect((await get(`${validators}/${inactive.id}`)).at()).toMatchObject({ ...rule, name: "Other", active: false });
  });

  test.each<[Dialect["activeMixed"], number, boolean]>([
    ["othersIgnored", 200, true],
    ["refused", 400, false],
  ])("activeMixed: %s", async (activeMixed, status, active) => {
    const { get, post, put, order } = open({ activeMixed });
    const object = `${objects}/${(await order()).id}`;
    for (const [kind, more] of [
      ["Trigger", { script: "x" }],
      ["Validator", { active: false }],
    ] as const) {
      const path = `${object}/${kind}/${(await post(`${object}/${kind}`, { name: "Check", label: "Old", ...more })).id}`;
      expect((await put(path, { active: true, label: "New" })).status).toBe(status);
      expect((await get(path)).at()).toMatchObject({ active, label: "Old" });
      expect((await put(path, { active: true })).status).toBe(200);
      expect((await put(path, { label: "New" })).status).toBe(200);
      expect((await get(path)).at()).toMatchObject({ active: true, label: "New" });
    }
  });

  test.each<[Dialect["eventChange"], number, string]>([
    ["inPlace", 200, "AfterDelete"],
    ["refused", 400, "BeforeInsert"],
  ])("eventChange: %s", async (eventChange, status, event) => {
    const { get, post, put, order } = open({ eventChange });
    const triggers = `${objects}/${(await order()).id}/Trigger`;
    const { id } = await post(triggers, { name: "Check", script: "x", event: "BeforeInsert" });
    expect((await put(`${triggers}/${id}`, { event: "AfterDelete" })).status).toBe(status);
    expect((await put(`${triggers}/${id}`, { label: "New", event })).status).toBe(200);
    expect((await get(`${triggers}/${id}`)).at()).toMatchObject({ event, label: "New" });
  });

  test.each<[Dialect["layoutContent"], string, string]>([
    ["textInList", "string", "object"],
    ["text", "string", "string"],
    ["object", "object", "object"],
  ])("layoutContent: %s", async (layoutContent, inList, byId) => {
    const { get, order } = open({ layoutContent });
    const layouts = `${objects}/${(await order()).id}/Layout`;
    const list = await get(layouts);
    const one = await get(`${layouts}/${list.at(0, "id")}`);
    expect([typeof list.at(0, "content"), typeof one.at("content")]).toEqual([inList, byId]);
    const contents = [list.at(0, "content"), one.at("content")].map((content) =>
      typeof content === "string" ? JSON.parse(content) : content,
    );
    const view = { name: "__layout__demo__Order__CST__detail", fields: ["name"] };
    expect(contents).toEqual([0, 1].map(() => ({ name: "", type: "", view })));
  });

  test.each<[Dialect["layoutDefaults"], string]>([
    ["pattern", "__layout__demo__Order__CST__Short"],
    ["viewName", "brief"],
  ])("layoutDefaults: %s", async (layoutDefaults, name) => {
    const { get, post, order, emulator } = open({ layoutDefaults });
    const { id } = await order();
    const existingPageLayout = emulator.world.layouts.all(id)[0]?.id;
    const named = await post(`${objects}/${id}/Layout`, { name: "Short", viewName: "brief", existingPageLayout });
    const unnamed = await post(`${objects}/${id}/Layout`, { name: "Long", existingPageLayout });
    expect((await get(`${objects}/${id}/Layout/${named.id}`)).at("content", "view", "name")).toBe(name);
    expect((await get(`${objects}/${id}/Layout/${unnamed.id}`)).at("content", "view", "name")).toBe("__layout__demo__Order__CST__Long");
  });
});
