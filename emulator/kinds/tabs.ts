import { z } from "zod";
import * as contract from "../../provider/contract/tabs";
import { text } from "../../provider/contract/values";
import { noPackage } from "../core/packageProtection";
import { sorted, typedHistory } from "../core/print";
import { ofTenant } from "../core/seedPart";
import type { Serve } from "../core/serve";
import { presetAudit, type Tenant } from "../core/tenant";
import { type Thing, Things } from "../core/things";
import { ObjectTable } from "./objects/table";
import { Pages } from "./pages";

/** A tab points to one thing; the ids of the others are empty. */
interface TabAttributes {
  description: string | null;
  type: string;
  logo: string | null;
  objectId: string;
  pageId: string | null;
  webURL: string | null;
}

export interface StoredTab extends Thing, TabAttributes {
  label: string;
}

export type TabDefinition = Pick<StoredTab, "name" | "label"> & Partial<TabAttributes>;

const Seed = z.strictObject({
  name: z.string().min(1),
  label: text(80),
  description: z.string().optional(),
  logo: z.string().optional(),
  object: z.string().min(1).optional(),
  page: z.string().min(1).optional(),
  webURL: z.string().optional(),
});

const defaults: TabAttributes = { description: null, type: "PortalTab", logo: null, objectId: "", pageId: null, webURL: null };

/** The tab that every tenant has, as page 0003 prints it. */
export const homeTab: StoredTab = {
  ...defaults,
  id: "001g0000000000000000",
  name: "Home",
  label: "Home",
  description: "home tab",
  logo: "home.logo",
  ...noPackage,
  ...presetAudit,
};

/** Tabs of applications: the API only reads them. */
export class Tabs extends Things<StoredTab> {
  static readonly kind = {
    key: "tabs",
    noun: "tab",
    idPrefix: "001g",
    seed: ofTenant(Seed, (tabs: Tabs, seed) => tabs.plant(seed), [ObjectTable, Pages]),
  } as const;

  static routes(serve: Serve<Tabs>): void {
    serve(contract.list, (_input, tabs) => tabs.all().map((tab) => print(tab, tabs.tenant)));
  }

  override addPresets(): void {
    this.keep({ ...homeTab });
  }

  create(definition: TabDefinition): StoredTab {
    return this.keep({ ...defaults, ...definition, ...this.newThing(definition.name) });
  }

  /** A new tab, whose object and page are named. */
  plant({ object, page, ...definition }: z.output<typeof Seed>): StoredTab {
    const objectId = object === undefined ? undefined : this.tenant.of(ObjectTable).get(object).id;
    const pageId = page === undefined ? undefined : this.tenant.of(Pages).get(page).id;
    return this.create({ ...definition, ...(objectId && { objectId }), ...(pageId && { pageId }) });
  }
}

/** A tab in the list (0003). */
function print(tab: StoredTab, tenant: Tenant): object {
  const { id, name, label, description, type, logo, objectId, pageId, webURL, protectMode, installedPackage } = tab;
  return sorted({
    belongTo: null,
    bpId: null,
    custom: true,
    description,
    id,
    installedPackage: installedPackage || null,
    kanbanId: null,
    label,
    layoutId: null,
    logo,
    name,
    objectId,
    openWay: 0,
    pageId,
    properties: "",
    protectMode,
    reportId: null,
    showDeviceType: null,
    showRegion: 0,
    type,
    "type.name": type,
    visibility: null,
    webURL,
    websiteId: null,
    ...typedHistory(tab, tenant),
  });
}
