import { getApplication, getApplications } from "../../provider/contract/applications";
import { printApplication } from "../print/applications";
import type { Serve } from "../serve";

export function serveApplications(serve: Serve): void {
  serve(getApplications, (_input, { world }) => world.applications.all().map((application) => printApplication(application, world)));

  serve(getApplication, ({ path }, { world }) => printApplication(world.applications.get(path.applicationId), world));
}
