import fc from "fast-check";

// One seed: what fails, fails of a change. Another one: FC_SEED=… make test-fast.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
