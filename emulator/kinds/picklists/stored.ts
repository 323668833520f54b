import type { Audit } from "../../core/clock";
import type { Thing } from "../../core/things";

export interface StoredPicklistValue extends Audit {
  id: string;
  value: string;
  label: string;
  isDefault: boolean;
  isActive: boolean;
  sequenceNo: number;
  color: string;
  description: string;
}

export interface StoredPicklist extends Thing {
  /** Name of the application that owns it. */
  application: string;
  masterLabel: string;
  description: string;
  values: StoredPicklistValue[];
}
