/** Does each step for all numbers below `size`, so many at once, and prints the seconds of each as JSON. */
export async function measureSteps<Step extends string>(
  steps: Record<Step, (index: number) => Promise<unknown>>,
  { size, atOnce, before = async () => {} }: { size: number; atOnce: number; before?: (step: Step) => Promise<void> },
): Promise<void> {
  const { default: PQueue } = await import("p-queue");
  const queue = new PQueue({ concurrency: atOnce });
  const seconds: Partial<Record<Step, number>> = {};
  for (const step of Object.keys(steps) as Step[]) {
    const begin = performance.now();
    await before(step);
    await queue.addAll(Array.from({ length: size }, (_, index) => () => steps[step](index)));
    seconds[step] = Math.round(performance.now() - begin) / 1000;
  }
  console.log(JSON.stringify(seconds));
}
