export class Input {
  @action.param({ type: "Number", label: "Weight in kilograms", required: true })
  weight!: number;
}

export class Output {
  @action.param({ type: "Number", label: "Price" })
  price!: number;
}

export class CheckTariff {
  @action.method({ input: "Input", output: "Output", label: "What a parcel costs" })
  run(input: Input): Output {
    const output = new Output();
    output.price = input.weight <= 2 ? 5 : 5 + 2 * Math.ceil(input.weight - 2);
    console.log(`${input.weight} kg: ${output.price}`);
    return output;
  }
}
