export class Input {
  @action.param({ type: "Number", label: "Amount", required: true })
  amount!: number;
}

export class Output {
  @action.param({ type: "String", label: "Who approves", description: "none, manager or director" })
  level!: string;
}

export class ApprovalLevel {
  @action.method({ input: "Input", output: "Output", label: "Who approves an amount" })
  run(input: Input): Output {
    const output = new Output();
    output.level = input.amount < 100 ? "none" : input.amount < 5000 ? "manager" : "director";
    return output;
  }
}
