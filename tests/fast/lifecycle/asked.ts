import type { Dialect } from "../../../emulator";

/** Notes, while it is on, which switches of a dialect are asked for. */
export class Asked {
  readonly names = new Set<string>();
  isOn = false;

  constructor(dialect: Dialect) {
    for (const [name, usual] of Object.entries(dialect)) {
      let value = usual;
      const get = () => {
        if (this.isOn) this.names.add(name);
        return value;
      };
      const set = (news: typeof usual) => {
        value = news;
      };
      Object.defineProperty(dialect, name, { get, set });
    }
  }
}
