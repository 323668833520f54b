import { z } from "zod";
import * as contract from "../../provider/contract/applications";
import { definitionName, text } from "../../provider/contract/values";
import { noPackage } from "../core/packageProtection";
import { sorted, typed, typedHistory } from "../core/print";
import { sampleApplication } from "../core/sampleApplication";
import { ofTenant, packaged } from "../core/seedPart";
import type { Serve } from "../core/serve";
import { presetAudit, type Tenant } from "../core/tenant";
import { type Thing, Things } from "../core/things";
import { homeTab, Tabs } from "./tabs";

interface ApplicationAttributes {
  description: string | null;
  type: string;
  active: boolean;
  /** A JSON text. */
  properties: string;
  logo: string | null;
  defaultTabId: string;
}

export interface StoredApplication extends Thing, ApplicationAttributes {
  label: string;
}

export type ApplicationDefinition = Pick<StoredApplication, "name" | "label"> & Partial<ApplicationAttributes>;

const Seed = z.strictObject({
  // The lengths are those of the designer.
  name: definitionName.max(31, "is longer than 31 characters (namespace included)"),
  label: text(80),
  description: z.string().optional(),
  type: z.enum(["Custom Application", "NoCode Application"]).optional(),
  active: z.boolean().optional(),
  properties: z.string().optional(),
  logo: z.string().optional(),
  /** Name of the tab at which it opens. By default `Home`. */
  defaultTab: z.string().min(1).optional(),
  ...packaged,
});

const defaults: ApplicationAttributes = {
  description: null,
  type: "Custom Application",
  active: true,
  properties: "{}",
  logo: null,
  defaultTabId: homeTab.id,
};

/** Applications: the API only reads them. */
export class Applications extends Things<StoredApplication> {
  static readonly kind = {
    key: "applications",
    noun: "application",
    idPrefix: "000f",
    parameter: "applicationId",
    seed: ofTenant(Seed, (applications: Applications, seed) => applications.plant(seed), [Tabs]),
  } as const;

  static routes(serve: Serve<Applications>): void {
    serve(contract.list, (_input, applications) => applications.all().map((application) => print(application, applications.tenant)));

    serve(contract.get, ({ path }, applications) => print(applications.get(path.applicationId), applications.tenant));
  }

  override addPresets(): void {
    const description = "An application of the emulator";
    this.keep({ ...defaults, ...sampleApplication(this.tenant), label: "Sample", description, ...noPackage, ...presetAudit });
  }

  create(definition: ApplicationDefinition): StoredApplication {
    return this.keep({ ...defaults, ...definition, ...this.newThing(definition.name) });
  }

  /** A new application, whose tab is named. */
  plant({ defaultTab, ...definition }: z.output<typeof Seed>): StoredApplication {
    const defaultTabId = defaultTab === undefined ? undefined : this.tenant.of(Tabs).get(defaultTab).id;
    return this.create({ ...definition, ...(defaultTabId && { defaultTabId }) });
  }
}

/** An application, in the list (00104); by id (0080) the same is inferred. */
function print(application: StoredApplication, tenant: Tenant): object {
  const { id, name, label, description, type, active, properties, logo, defaultTabId, protectMode, installedPackage } = application;
  return sorted({
    active,
    belongTo: null,
    category: null,
    coreVersion: null,
    custom: true,
    ...typed("defaultTabId", defaultTabId, "Tab", tenant.of(Tabs).get(defaultTabId).name),
    description,
    id,
    // What packages are called is not known here.
    ...(installedPackage ? typed("installedPackage", installedPackage, "PackageInstall", installedPackage) : { installedPackage: null }),
    introductionPageID: null,
    isIncremental: false,
    label,
    logo,
    name,
    properties,
    protectMode,
    type,
    visibility: null,
    visibleScope: null,
    ...typedHistory(application, tenant),
  });
}
