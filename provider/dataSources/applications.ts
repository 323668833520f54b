import { dataSource } from "./dataSource";
import { existing, idOfOne, tenantNames } from "./lookup";
import type { Audit, ById, ByName, NoArgs, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const applications = (): typeof import("../contract/applications") => require("../contract/applications");

/** What the platform tells of an application. (pages 00104, 0080) */
export interface ApplicationInfo extends Audit, Origin {
  /** Id of the application. */
  id: string;
  /** API name: `{namespace}__Sales`. */
  name: string;
  /** Shown name. */
  label: string;
  /** What the application is for. */
  description: string;
  /** `Custom Application` for low-code, `NoCode Application` for no-code. */
  type: string;
  /** Whether it is in use. */
  active: boolean;
  /** Whether its package is an incremental one. */
  isIncremental: boolean;
  /** Id of the tab that is shown first. */
  defaultTabId: string;
  /** Address of the image. */
  logo: string;
  /** Package id, version and so on, in a text. */
  properties: string;
}

const many = dataSource("getApplications", (tenant, _args: NoArgs): Promise<ApplicationInfo[]> => tenant.call(applications().list, {}));

/**
 * All applications of the tenant. (page 00104)
 *
 * @example
 * ```ts
 * export const applications = astrozero.getApplications().then((all) => all.map(({ label }) => label));
 * ```
 */
export const getApplications: Query<NoArgs, ApplicationInfo[]> = many.promise;
/** {@link getApplications} as an output. */
export const getApplicationsOutput: QueryOutput<NoArgs, ApplicationInfo[]> = many.output;

/** Arguments of {@link getApplication}. */
export type GetApplicationArgs = ByName | ById;

const one = dataSource("getApplication", async (tenant, args: GetApplicationArgs): Promise<ApplicationInfo> => {
  const kind = "application";
  const applicationId = await idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name) }),
    () => tenant.call(applications().list, {}),
  );
  return existing(tenant, { kind }, applicationId, tenant.call(applications().get, { path: { applicationId } }));
});

/**
 * One application. Fails when there is none. (page 0080)
 *
 * @example
 * `Sales` is `{namespace}__Sales`.
 * ```ts
 * export const firstTab = astrozero.getApplicationOutput({ name: "Sales" }).defaultTabId;
 * ```
 */
export const getApplication: Query<GetApplicationArgs, ApplicationInfo> = one.promise;
/** {@link getApplication} as an output. */
export const getApplicationOutput: QueryOutput<GetApplicationArgs, ApplicationInfo> = one.output;
