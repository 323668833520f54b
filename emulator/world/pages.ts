import { ownOrigin } from "./blank";
import { auditOf } from "./clock";
import { refusal } from "./refusal";
import type { StoredLayout, StoredPage } from "./state";
import type { World } from "./world";

export type PageDefinition = Pick<StoredPage, "name" | "label"> & Partial<Pick<StoredPage, "description" | "active">>;

/** Standard pages: one behind each layout, and those that the designer made. The API only reads them. */
export class Pages {
  constructor(private readonly world: World) {}

  all(): StoredPage[] {
    const layouts = this.world.objects.all().flatMap((object) => Object.values(object.layouts));
    return [...layouts.map(pageBehind), ...Object.values(this.world.state.pages)];
  }

  find(idOrName: string): StoredPage | undefined {
    const pages = this.all();
    return pages.find(({ id }) => id === idOrName) ?? pages.find(({ name }) => name === idOrName);
  }

  get(idOrName: string): StoredPage {
    const page = this.find(idOrName);
    if (!page) throw refusal("missing", `page ${idOrName} does not exist`);
    return page;
  }

  create(definition: PageDefinition): StoredPage {
    if (this.find(definition.name)) throw refusal("duplicate", `name: page ${definition.name} exists already`);
    const page = {
      description: null,
      active: false,
      events: [],
      ...definition,
      id: this.world.nextId("003g"),
      ...ownOrigin,
      ...this.world.stamp(),
    };
    this.world.state.pages[page.id] = page;
    return page;
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
