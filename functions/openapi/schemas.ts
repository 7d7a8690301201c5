import * as z from 'zod/mini';
import { Contact, Guardian, Principal, Representative, Witness } from '../../domain/person.ts';
import { Receipt } from '../../domain/receipt.ts';
import * as reportShapes from '../views/report-shapes.ts';
import * as shapes from '../views/shapes.ts';
import { enumWords, fieldWords } from './words.ts';

/** A JSON Schema, as far as this description looks into it. */
export interface JsonSchema {
  $ref?: string;
  $id?: string;
  $schema?: string;
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  [further: string]: unknown;
}

/** Answers, by the name the description gives them. */
export const answers = {
  Case: shapes.CaseView,
  CaseList: shapes.CaseList,
  CaseSummary: shapes.CaseSummary,
  MirroredState: shapes.MirroredState,
  Course: shapes.Course,
  Notices: shapes.SentNotices,
  Conformance: shapes.ConformanceView,
  ExpectedUpload: shapes.ExpectedUpload,
  OpenedDocument: shapes.OpenedDocument,
  SigningLink: shapes.SigningLink,
  LinkedTerms: shapes.LinkedTerms,
  SignedByLink: shapes.SignedByLink,
  OpenedArchive: shapes.OpenedArchive,
  DisclosedPerson: z.union([Principal, Contact, Witness, Representative, Guardian]),
  StaffMember: shapes.StaffMember,
  StaffList: shapes.StaffList,
  HandedOver: shapes.HandedOverPage,
  AccessLog: shapes.AccessEntries,
  Health: shapes.Health,
  Catalogue: shapes.PublishedCatalogue,
  Standard: shapes.PublishedStandard,
  ConsentWordings: shapes.PublishedWordings,
  Consent: shapes.ShownConsent,
  PublishedReports: reportShapes.PublishedReports,
  ReportDraft: reportShapes.ReportDraft,
  ReportDrafts: reportShapes.ReportDrafts,
  Problem: shapes.ProblemShape,
  MaskedPerson: shapes.MaskedPerson,
  Agreement: shapes.Agreement,
  Supplement: shapes.Supplement,
  PowerOfAttorney: shapes.PowerOfAttorney,
  OralEntrustment: shapes.OralEntrustment,
  OneTimeNotice: shapes.OneTimeNotice,
  Matter: shapes.Matter,
  Paper: shapes.Paper,
  Imported: shapes.Imported,
  IssuedForm: shapes.IssuedForm,
  CaseDocument: shapes.CaseDocument,
  Link: shapes.Link,
  Principal,
  Contact,
  Receipt,
} as const;

export type AnswerName = keyof typeof answers;

/** The component schemas: the answers, and the bodies by operation. */
export function componentSchemas(bodies: Readonly<Record<string, z.ZodMiniType>>): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...answers, ...bodies }))
    if (!registry.has(schema)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas as Record<string, JsonSchema>).map(([id, schema]) => [id, tidy(id, schema)]),
  );
}

/** A schema that is written where it is used: the parameters of a list. */
export const inlineSchema = (id: string, schema: z.ZodMiniType): JsonSchema =>
  tidy(id, z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);

function tidy(id: string, { $id: _, $schema: __, ...schema }: JsonSchema): JsonSchema {
  describeFields(id, schema);
  return schema;
}

/** Stands before the values that a field may take. */
export const choice = '取值：';

/** Adds the Chinese words of every field, and of the values it may take. */
function describeFields(owner: string, schema: JsonSchema): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const words = fieldWords(owner, name);
    const values = valuesOf(field);
    const all = [words, values && `${choice}${values}。`].filter(Boolean).join('');
    if (all) field.description = all;
    describeFields(`${owner}.${name}`, field);
  }
  for (const inner of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])])
    describeFields(owner, inner);
}

function valuesOf({ enum: values, const: only, items }: JsonSchema): string | undefined {
  const all = values ?? (only === undefined ? items?.enum : [only]);
  return all?.map((value) => `${value}${enumWords[String(value)] ? ` ${enumWords[String(value)]}` : ''}`).join('、');
}
