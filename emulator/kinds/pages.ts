import { z } from "zod";
import * as contract from "../../provider/contract/pages";
import { definitionName, text } from "../../provider/contract/values";
import { type Audit, auditOf } from "../core/clock";
import { sorted, typed, typedHistory, typedPerson } from "../core/print";
import { sampleApplication } from "../core/sampleApplication";
import { ofTenant } from "../core/seedPart";
import type { Serve } from "../core/serve";
import type { Tenant } from "../core/tenant";
import { type Thing, Things } from "../core/things";
import { Layouts, type StoredLayout } from "./layouts";
import { ObjectTable } from "./objects/table";

export interface StoredPage extends Thing {
  label: string;
  description: string | null;
  active: boolean;
  events: StoredPageEvent[];
}

interface StoredPageEvent extends Audit {
  id: string;
  /** A JSON text: what happens. */
  action: string;
}

const Definition = z.strictObject({
  name: definitionName,
  label: text(80),
  description: z.string().optional(),
  active: z.boolean().optional(),
});

/** Standard pages: one behind each layout, and those that the designer made. The API only reads them. */
export class Pages extends Things<StoredPage> {
  static readonly kind = {
    key: "pages",
    noun: "page",
    idPrefix: "003g",
    parameter: "viewId",
    seed: ofTenant(Definition, (pages: Pages, page) => pages.create(page)),
  } as const;

  static routes(serve: Serve<Pages>): void {
    serve(contract.list, (_input, pages) => pages.all().map((page) => printListed(page, pages.tenant)));

    serve(contract.get, ({ path }, pages) => print(pages.get(path.viewId), pages.tenant));
  }

  override all(): StoredPage[] {
    const layouts = this.tenant
      .of(ObjectTable)
      .all()
      .flatMap((object) => Object.values(this.tenant.of(Layouts).of(object)));
    return [...layouts.map(pageBehind), ...super.all()];
  }

  override find(idOrName: string): StoredPage | undefined {
    const pages = this.all();
    return pages.find(({ id }) => id === idOrName) ?? pages.find(({ name }) => name === idOrName);
  }

  create(definition: z.output<typeof Definition>): StoredPage {
    return this.keep({ description: null, active: false, events: [], ...definition, ...this.newThing(definition.name) });
  }
}

/** What the detail page of page 0006 does. */
const saveForm = JSON.stringify([
  {
    type: "$core.execJSCode",
    options: {
      content: [
        "// Current Component",
        "let _component = context.getCurrentComponent()",
        "",
        "// Current Form",
        "let  _form = _component.getForm()",
        "",
        "_form.formSave()",
        "",
      ].join("\r\n"),
    },
  },
]);

/** The page behind a layout: its id is the layout's with another prefix. */
function pageBehind(layout: StoredLayout): StoredPage {
  const { id, label, view, type, protectMode, installedPackage } = layout;
  const audit = auditOf(layout);
  const own = id.slice(4);
  return {
    id: `003g${own}`,
    name: view.name,
    label,
    description: null,
    active: false,
    events: type === "ObjectDetailLayout" ? [{ id: `003h${own}`, action: saveForm, ...audit }] : [],
    protectMode,
    installedPackage,
    ...audit,
  };
}

/** A page in the list (0005): basic data only. */
function printListed(page: StoredPage, tenant: Tenant): object {
  return sorted({ ...basics(page, tenant), deletedDate: null, isDeleted: false });
}

/** A page by id (0006). What its content is called is unknown, so it has none. */
function print(page: StoredPage, tenant: Tenant): object {
  return sorted({ ...basics(page, tenant), events: page.events.map((event) => printEvent(event, tenant)) });
}

function basics(page: StoredPage, tenant: Tenant): object {
  const { id, name, label, description, active, protectMode, installedPackage } = page;
  return {
    active,
    application: null,
    // The example prints the application's id and no name.
    ...typed("belongTo", sampleApplication(tenant).id, "Application", ""),
    custom: true,
    customStyle: null,
    description,
    id,
    installedPackage: installedPackage || null,
    label,
    layer: "null",
    libraries: "[]",
    logo: null,
    name,
    overridable: true,
    pageType: null,
    protectMode,
    referencePageId: null,
    systemModifiedDate: null,
    type: "Page",
    version: "1.0.1",
    visibility: 0,
    ...typedHistory(page, tenant),
  };
}

/** An event as far as the example shows it. */
function printEvent({ id, action, createdBy, createdDate, lastModifiedBy, lastModifiedDate }: StoredPageEvent, tenant: Tenant): object {
  return {
    action,
    belongTo: null,
    ...typedPerson("createdBy", createdBy, tenant),
    createdDate,
    custom: true,
    id,
    installedPackage: null,
    ...typedPerson("lastModifiedBy", lastModifiedBy, tenant),
    lastModifiedDate,
  };
}
