import type * as pulumi from "@pulumi/pulumi";
import type { CustomObject, fields, Picklist } from "../../../provider";

// What fragments of TypeScript in the documents and in doc comments may take as given, beside `astrozero`, `pulumi` and the constructors
// of `fields`. Whatever else a fragment uses it must declare.

export declare const customer: CustomObject<{ code: fields.FieldDefinition; vip: fields.FieldDefinition }>;
export declare const status: Picklist;
export declare const clientId: string;
export declare const clientSecret: pulumi.Output<string>;
