import { installLowestSdk } from "./sdk";

export default installLowestSdk;
