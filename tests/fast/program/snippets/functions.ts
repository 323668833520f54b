/** Programs that compile. */
export const right: Record<string, string> = {
  "a promise": `export const label: Promise<string> = astrozero.getObject({ name: "Order" }).then(({ label }) => label);`,
  "members of an output": `
export const label: pulumi.Output<string> = astrozero.getObjectOutput({ name: "Order" }).label;
export const fields: pulumi.Output<string[]> = astrozero.getLayoutOutput({ object: order, name: "Order Detail" }).content.view.fields;
export const count: pulumi.Output<number> = astrozero.getTabsOutput().length;`,
  "outputs and a resource as arguments": `
astrozero.getFieldOutput({ object: order, name: "amount" });
astrozero.getFieldOutput({ object: order.id, id: order.fieldIds.amount });
astrozero.getObjectOutput({ object: order });
astrozero.getFlowsOutput({ name: order.name, active: pulumi.output(true), limit: 3 });`,
  "a list without arguments": `astrozero.getObjects(); astrozero.getTabs({}, { provider: new astrozero.Provider("a") });`,
  "a version": `astrozero.getBpm({ name: "approval", version: "1.0.2" }); astrozero.getFlowOutput({ name: "a", version: pulumi.output("1.0.1") });`,
  "resources to wait for": `
declare const component: pulumi.ComponentResource;
astrozero.getTabsOutput({}, { dependsOn: order });
astrozero.getPagesOutput({}, { dependsOn: [order, component, Promise.resolve(customer)], parent: component });
astrozero.getPageOutput({ name: "home" }, { dependsOn: pulumi.output([order]) });`,
  "an answer as an input": `
new astrozero.Field("a", { object: astrozero.getObjectOutput({ name: "Account" }).id, ...text() });
new astrozero.Field("b", { object: astrozero.getObject({ name: "Account" }).then(({ id }) => id), ...text() });`,
};

/** Programs that do not, and what the compiler must say. */
export const wrong: Record<string, [program: string, complaint: string]> = {
  "neither name nor id": ["astrozero.getPicklist({});", "is not assignable to parameter of type 'GetPicklistArgs'"],
  "both name and id": [`astrozero.getPicklist({ name: "a", id: "b" });`, "is not assignable to parameter of type 'GetPicklistArgs'"],
  "both of them as outputs": [`astrozero.getPicklistOutput({ name: order.name, id: order.id });`, "is not assignable to"],
  "no arguments where one is needed": ["astrozero.getObject();", "Expected 1-2 arguments, but got 0"],
  "a resource in the promise form": [`astrozero.getLayouts({ object: order });`, "is not assignable to type 'string'"],
  "an output in the promise form": [
    `astrozero.getPicklist({ id: order.id });`,
    "Type 'Output<string>' is not assignable to type 'string | undefined'",
  ],
  "no object": [`astrozero.getField({ name: "vip" });`, "Property 'object' is missing"],
  "a version of one id": [`astrozero.getFlow({ id: "a", version: "1.0.1" });`, "is not assignable to"],
  "a filter that the platform does not have": [`astrozero.getFlows({ lable: "a" });`, "'lable' does not exist in type 'GetFlowsArgs'"],
  "a state that instances do not have": [`astrozero.getFlowInstances({ state: "running" });`, `'"running"' is not assignable to type`],
  "a member that answers do not have": [`astrozero.getObjectOutput({ name: "Order" }).lable;`, "Property 'lable' does not exist"],
  "resources to wait for in the promise form": [
    `astrozero.getTabs({}, { dependsOn: order });`,
    "'dependsOn' does not exist in type 'QueryOptions'",
  ],
  "a name to wait for": [`astrozero.getTabsOutput({}, { dependsOn: order.name });`, "is not assignable to type"],
  "a resource in the place of a provider": [`astrozero.getTabs({}, { provider: customer });`, "but required in type 'Provider'"],
};
