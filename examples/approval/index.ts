import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

// The rule: who approves an amount. A flow finds and calls only scripts that are active.
const approvalLevel = new astrozero.Script("approvalLevel", {
  label: "Who approves an amount",
  content: new pulumi.asset.FileAsset("scripts/approvalLevel.ts"),
  active: true,
});

// A flow runs it. `approvalLevel.name` is an output: it tells Pulumi the order, too.
const findLevel = new astrozero.Flow("findApprovalLevel", {
  label: "Find who approves",
  startElement: "level",
  definition: {
    variables: [
      { name: "amount", dataType: "Number", isInput: true },
      { name: "level", dataType: "Text", isOutput: true },
    ],
    scripts: [
      {
        name: "level",
        label: "Who approves?",
        script: approvalLevel.name,
        inputAssignments: [{ input: "amount", value: "{!amount}" }],
        outputAssignments: [{ output: "level", assignTo: "level" }],
      },
    ],
  },
  active: true,
});

// Most of the process is in a file. What refers to other things of the program is here; the attributes of both are joined.
const approval = new astrozero.Bpm("purchaseApproval", {
  label: "Approval of purchases",
  definition: new pulumi.asset.FileAsset("purchaseApproval.json"),
  serviceTasks: [
    {
      name: "findLevel",
      label: "Find who approves",
      type: "flow",
      ref: findLevel.name,
      inputAssignments: [{ input: "amount", value: "{!amount}" }],
      outputAssignments: [{ output: "level", assignTo: "level" }],
      connector: "route",
    },
  ],
  active: true,
});

export const names = [approvalLevel.name, findLevel.name, approval.name];
export const compiled = [findLevel.status, approval.status];
