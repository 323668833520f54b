import { ciFiles, jobNames, yaml } from "../../support/ciFiles";

/** The step that shows the review to people is each system's own; it shows review.md. */
const comment = /^cat review\.md\b/;

const common = (steps: readonly string[]) => steps.map((step) => (comment.test(step) ? "comment" : step));

test.each(Object.keys(ciFiles))("%s has the same steps as the others", (name) => {
  const jobs = ciFiles[name]?.();
  const first = ciFiles["GitHub Actions"]?.();
  for (const job of jobNames) expect(common(jobs?.[job] ?? [])).toEqual(common(first?.[job] ?? []));
});

test("the steps are those that the guide names", () => {
  const { review = [], deploy = [], drift = [] } = ciFiles["GitLab CI"]?.() ?? {};
  const commands = (steps: readonly string[]) => common(steps).map((step) => /^(?:code=0\n)?([\w-]+(?: [\w-]+){0,2})/.exec(step)?.[1]);
  expect(commands(review)).toEqual([
    "npm ci",
    "npx tsc --noEmit",
    "pulumi stack select",
    "npx astrozero check",
    "pulumi preview --json",
    "npx astrozero review",
    "comment",
    "exit",
  ]);
  expect(commands(deploy)).toEqual(["npm ci", "pulumi stack select", "pulumi up --yes", "pulumi -C smoke"]);
  expect(commands(drift)).toEqual(["npm ci", "pulumi stack select", "npx astrozero check", "pulumi refresh --preview-only"]);
});

test("a deployment waits for the review and for people", () => {
  expect(yaml("github-actions.yml")).toMatchObject({ jobs: { deploy: { needs: "review", environment: "production" } } });
  expect(yaml("gitlab-ci.yml")).toMatchObject({ stages: ["review", "deploy", "drift"], deploy: { rules: [{ when: "manual" }] } });
  expect(yaml("codearts/pipeline.yml")).toMatchObject({
    jobs: { approval: { needs: ["review"], steps: [{ uses: "Checkpoint" }] }, deploy: { needs: ["approval"] } },
  });
});

test("a change request is reviewed, and is no approval away from the deployment", () => {
  expect(yaml("github-actions.yml")).toMatchObject({ jobs: { deploy: { if: "github.event_name == 'push'" } } });
  expect(yaml("gitlab-ci.yml")).toMatchObject({ deploy: { rules: [{ if: expect.stringContaining('$CI_PIPELINE_SOURCE == "push"') }] } });
  expect(yaml("codearts/pipeline.yml")).toMatchObject({ on: { push: { branches: ["main"] } } });
  expect(yaml("codearts/pipeline.yml")).not.toHaveProperty("on.merge_requests");
  const mergeRequest = yaml("codearts/merge-request.yml") as { on: object; jobs: object };
  expect([Object.keys(mergeRequest.on), Object.keys(mergeRequest.jobs)]).toEqual([["merge_requests"], ["review"]]);
});

test("each file keeps the CLI from sending checksums that only AWS knows", () => {
  const variables = { AWS_REQUEST_CHECKSUM_CALCULATION: "when_required", AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required" };
  const params = Object.entries(variables).map(([name, value]) => ({ name, value }));
  expect(yaml("github-actions.yml")).toMatchObject({ env: variables });
  expect(yaml("gitlab-ci.yml")).toMatchObject({ variables });
  for (const job of jobNames) expect(yaml(`codearts/${job}.yml`)).toMatchObject({ params: expect.arrayContaining(params) });
});
