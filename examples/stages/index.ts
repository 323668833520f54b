import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

const { currency, lookup, singleSelect, text } = astrozero.fields;

/** The stage before each: what that has not had, the stage does not take. */
const stagesBefore: Readonly<Record<string, string>> = { test: "development", production: "test" };

export = async () => {
  const stage = pulumi.getStack();
  const release = process.env.RELEASE;
  if (!release) throw new pulumi.RunError("RELEASE is not set: export RELEASE=$(git rev-parse --short HEAD)");
  await refuseUntried(stage, release);

  // In production, nothing that holds records goes because a line of the program went.
  const kept = { protect: stage === "production" };
  const status = new astrozero.Picklist("ContractStatus", { values: ["Draft", "Signed"] }, kept);
  const partner = new astrozero.CustomObject("Partner", { fields: { code: text({ length: 20, required: true, unique: true }) } }, kept);
  const contract = new astrozero.CustomObject(
    "Contract",
    {
      fields: { partner: lookup(partner, { relationshipName: "Contracts" }), status: singleSelect(status), volume: currency({ scale: 2 }) },
    },
    kept,
  );

  // What differs between the stages is a setting of the stack, and no question for its name.
  if (new pulumi.Config().getBoolean("samples")) {
    new astrozero.RecordSet("samples", { object: partner, key: "code", records: [{ code: "P-1" }, { code: "P-2" }] });
  }
  return { release, objects: [partner.name, contract.name] };
};

/** Before the first resource, so that nothing has been changed when it refuses; in previews, too. */
async function refuseUntried(stage: string, release: string): Promise<void> {
  const earlier = stagesBefore[stage];
  if (earlier === undefined) return;
  const stack = new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${earlier}`);
  const { value: tried } = await stack.getOutputDetails("release");
  if (tried === release) return;
  throw new pulumi.RunError(
    `${stage} takes what ${earlier} has, which is ${tried ?? "nothing"}, and not ${release}: deploy it to ${earlier} first.`,
  );
}
