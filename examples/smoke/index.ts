import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

// Each release is checked: a new version replaces the runs below, and nothing else runs them again.
const release = new pulumi.Config().get("release") ?? "1.0.0";

// What is deployed: a script, and a flow that calls it.
const tariff = new astrozero.Script("checkTariff", {
  label: "What a parcel costs",
  content: new pulumi.asset.FileAsset("scripts/checkTariff.ts"),
  active: true,
});
const quote = new astrozero.Flow("quoteParcel", {
  label: "Quote a parcel",
  startElement: "price",
  definition: {
    variables: [
      { name: "weight", dataType: "Number", isInput: true },
      { name: "price", dataType: "Number", isOutput: true },
    ],
    scripts: [
      {
        name: "price",
        label: "What does it cost?",
        script: tariff.name,
        inputAssignments: [{ input: "weight", value: "{!weight}" }],
        outputAssignments: [{ output: "price", assignTo: "price" }],
      },
    ],
  },
  active: true,
});

// The script is asked with a known answer. `debug` brings its log, which helps when the check fails.
const check = new astrozero.ScriptRun("checkTariff", {
  script: tariff.name,
  inputs: { weight: 3.5 },
  debug: true,
  triggers: [release, tariff.content],
});

// Then the flow, whose name says the order. A flow that cannot be run fails the deployment by itself.
const smoke = new astrozero.FlowRun(
  "quoteParcel",
  { flow: quote.name, inputs: { weight: 3.5 }, triggers: [release, tariff.content] },
  { dependsOn: check },
);

// At last the custom API that publishes the flow, as those call it whom it is for. APIs are made in the designer, when the flow is there: from
// then on the setting says which application has this one. GET reads, and is asked in each preview and each update.
const application = new pulumi.Config().get("application");
const quoted =
  application === undefined
    ? []
    : [
        astrozero.callApiOutput(
          { application, version: "1.0.0", operation: "parcels/quote", query: { weight: "3.5" } },
          { dependsOn: smoke },
        ),
      ];

/** Fails the deployment where somebody answers something else than they must. */
function expectPrice(what: string, answer: pulumi.Output<unknown>, log?: pulumi.Output<string | undefined>): pulumi.Output<number> {
  return pulumi.all([answer, log]).apply(([given, told]) => {
    const { price } = (given ?? {}) as { price?: unknown };
    if (price !== 9) throw new pulumi.RunError(`${what}: 3.5 kg must cost 9, and cost ${JSON.stringify(price)}. ${told ?? ""}`);
    return price;
  });
}

export const prices = [
  expectPrice("The script", check.value, check.log),
  expectPrice("The flow", smoke.outputs),
  ...quoted.map((answer) => expectPrice("The API", answer)),
];
export const log = check.log;
