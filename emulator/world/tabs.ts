import { ownOrigin } from "./blank";
import { refusal } from "./refusal";
import type { StoredTab } from "./state";
import type { World } from "./world";

type TabAttributes = Pick<StoredTab, "description" | "type" | "logo" | "objectId" | "pageId" | "webURL">;
export type TabDefinition = Pick<StoredTab, "name" | "label"> & Partial<TabAttributes>;

const blankTab: TabAttributes = { description: null, type: "PortalTab", logo: null, objectId: "", pageId: null, webURL: null };

/** Tabs of applications: the API only reads them. */
export class Tabs {
  constructor(private readonly world: World) {}

  all(): StoredTab[] {
    return Object.values(this.world.state.tabs);
  }

  find(idOrName: string): StoredTab | undefined {
    return this.world.state.tabs[idOrName] ?? this.all().find(({ name }) => name === idOrName);
  }

  get(idOrName: string): StoredTab {
    const tab = this.find(idOrName);
    if (!tab) throw refusal("missing", `tab ${idOrName} does not exist`);
    return tab;
  }

  create(definition: TabDefinition): StoredTab {
    if (this.find(definition.name)) throw refusal("duplicate", `name: tab ${definition.name} exists already`);
    const tab = { ...blankTab, ...definition, id: this.world.nextId("001g"), ...ownOrigin, ...this.world.stamp() };
    this.world.state.tabs[tab.id] = tab;
    return tab;
  }
}
