export class Input {
  @action.param({ type: "Number", label: "Amount", required: true })
  amount!: number;

  @action.param({ type: "Number", label: "Probability", description: "in percent", required: true })
  probability!: number;
}

export class Output {
  @action.param({ type: "Number", label: "What the deal is likely to bring" })
  value!: number;
}

export class Forecast {
  @action.method({ input: "Input", output: "Output", label: "Forecast of a deal" })
  run(input: Input): Output {
    const output = new Output();
    output.value = (input.amount * input.probability) / 100;
    return output;
  }
}
