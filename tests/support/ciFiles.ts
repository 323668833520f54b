import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { repository } from "./sdk";

/** What the shell executes in a pipeline, job for job and step for step. */
export type Jobs = Record<(typeof jobNames)[number], string[]>;

export const jobNames = ["review", "deploy", "drift"] as const;

const githubJob = z.object({ steps: z.array(z.object({ run: z.string().optional() })) });
const gitlabJob = z.object({ script: z.array(z.string()) });
const buildTask = z.object({
  version: z.literal(2),
  steps: z.object({
    BUILD: z.array(z.object({ npm: z.object({ name: z.string(), image: z.string(), inputs: z.object({ command: z.string() }) }) })),
  }),
});

/** The pipelines of ci/, by where they run. */
export const ciFiles: Readonly<Record<string, () => Jobs>> = {
  "GitHub Actions": () => {
    const { jobs } = z.object({ jobs: z.record(z.string(), githubJob) }).parse(yaml("github-actions.yml"));
    return eachJob((job) => jobs[job]?.steps.flatMap(({ run }) => run ?? []));
  },
  "GitLab CI": () => {
    const jobs = z.object({ review: gitlabJob, deploy: gitlabJob, drift: gitlabJob }).parse(yaml("gitlab-ci.yml"));
    return eachJob((job) => jobs[job].script);
  },
  "CodeArts Build": () => eachJob((job) => buildTask.parse(yaml(`codearts/${job}.yml`)).steps.BUILD.map(({ npm }) => npm.inputs.command)),
};

/** A file of ci/, as its system reads it. */
export function yaml(file: string): unknown {
  return parse(readFileSync(join(repository, "ci", file), "utf8"));
}

function eachJob(stepsOf: (job: (typeof jobNames)[number]) => string[] | undefined): Jobs {
  const [review = [], deploy = [], drift = []] = jobNames.map((job) => stepsOf(job)?.map((step) => step.trim()));
  return { review, deploy, drift };
}
