import { blankApplication, ownOrigin } from "./blank";
import { protect, samplePackage } from "./origin";
import { refusal } from "./refusal";
import type { StoredApplication } from "./state";
import type { World } from "./world";

export type ApplicationDefinition = Pick<StoredApplication, "name" | "label"> &
  Partial<Pick<StoredApplication, "description" | keyof typeof blankApplication>>;

/** Applications: the API only reads them. */
export class Applications {
  constructor(private readonly world: World) {}

  all(): StoredApplication[] {
    return Object.values(this.world.state.applications);
  }

  find(idOrName: string): StoredApplication | undefined {
    return this.world.state.applications[idOrName] ?? this.all().find(({ name }) => name === idOrName);
  }

  get(idOrName: string): StoredApplication {
    const application = this.find(idOrName);
    if (!application) throw refusal("missing", `application ${idOrName} does not exist`);
    return application;
  }

  create(definition: ApplicationDefinition): StoredApplication {
    if (this.find(definition.name)) throw refusal("duplicate", `name: application ${definition.name} exists already`);
    const application = {
      description: null,
      ...blankApplication,
      ...definition,
      id: this.world.nextId("000f"),
      ...ownOrigin,
      ...this.world.stamp(),
    };
    this.world.state.applications[application.id] = application;
    return application;
  }

  /** Makes the application part of a protected, installed package. */
  protect(idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(idOrName), installedPackage);
  }
}
