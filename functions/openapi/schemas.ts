import * as z from 'zod/mini';
import { Complainant, Contact, Guardian, Principal, Representative, Witness } from '../../domain/person.ts';
import { Receipt } from '../../domain/receipt.ts';
import { HandedOverPage, StaffList, StaffMember } from '../views/shapes/agents.ts';
import { OneTimeNotice } from '../views/shapes/assistance.ts';
import {
  Complaint,
  ComplaintList,
  ComplaintProgress,
  ComplaintSummary,
  RegisteredComplaint,
} from '../views/shapes/complaints.ts';
import { ShownConsent } from '../views/shapes/consent.ts';
import { AccessEntries, ConformanceView, Course, SentNotices } from '../views/shapes/course.ts';
import { Agreement, OralEntrustment, PowerOfAttorney, Supplement } from '../views/shapes/entrustment.ts';
import { FigureCases, FiguresOfMonth, PublishedIndicators } from '../views/shapes/figures.ts';
import { ImprovementList, ImprovementView } from '../views/shapes/improvements.ts';
import { LinkedTerms, SignedByLink, SigningLink } from '../views/shapes/links.ts';
import { CaseList, CaseSummary } from '../views/shapes/lists.ts';
import { Matter, MirroredState } from '../views/shapes/matters.ts';
import { Paper } from '../views/shapes/papers.ts';
import { MaskedPerson } from '../views/shapes/persons.ts';
import {
  Health,
  ProblemShape,
  PublishedCatalogue,
  PublishedStandard,
  PublishedWordings,
} from '../views/shapes/published.ts';
import { DoubtedRatings, RatedByLink, RatingForm, RatingSession } from '../views/shapes/ratings.ts';
import { Imported } from '../views/shapes/reception.ts';
import {
  CaseDocument,
  ExpectedUpload,
  IssuedForm,
  Link,
  OpenedArchive,
  OpenedDocument,
} from '../views/shapes/record.ts';
import { Repair, RepairList, RepairSummary } from '../views/shapes/repairs.ts';
import { PublishedReports, ReportDraft, ReportDrafts } from '../views/shapes/reports.ts';
import { DrawnSample, FindingList, FindingView, MaskedSample } from '../views/shapes/supervision.ts';
import {
  AnsweredByLink,
  CallBack,
  CallBacks,
  SurveyForm,
  SurveyList,
  SurveySample,
  SurveyShape,
  VoiceList,
  VoiceShape,
} from '../views/shapes/surveys.ts';
import { CaseView } from '../views/shapes.ts';
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
  Case: CaseView,
  CaseList,
  CaseSummary,
  MirroredState,
  Course,
  Notices: SentNotices,
  Conformance: ConformanceView,
  ExpectedUpload,
  OpenedDocument,
  SigningLink,
  LinkedTerms,
  SignedByLink,
  RatingSession,
  RatingForm,
  RatedByLink,
  DoubtedRatings,
  Repair,
  RepairSummary,
  RepairList,
  OpenedArchive,
  DisclosedPerson: z.union([Complainant, Principal, Contact, Witness, Representative, Guardian]),
  RegisteredComplaint,
  ComplaintProgress,
  Complaint,
  ComplaintSummary,
  ComplaintList,
  Indicators: PublishedIndicators,
  Figures: FiguresOfMonth,
  FigureCases,
  StaffMember,
  StaffList,
  HandedOver: HandedOverPage,
  DrawnSample,
  MaskedSample,
  Finding: FindingView,
  FindingList,
  Improvement: ImprovementView,
  ImprovementList,
  AccessLog: AccessEntries,
  Survey: SurveyShape,
  SurveyList,
  SurveySample,
  CallBack,
  CallBacks,
  SurveyForm,
  AnsweredByLink,
  Voice: VoiceShape,
  VoiceList,
  Health,
  Catalogue: PublishedCatalogue,
  Standard: PublishedStandard,
  ConsentWordings: PublishedWordings,
  Consent: ShownConsent,
  PublishedReports,
  ReportDraft,
  ReportDrafts,
  Problem: ProblemShape,
  MaskedPerson,
  Agreement,
  Supplement,
  PowerOfAttorney,
  OralEntrustment,
  OneTimeNotice,
  Matter,
  Paper,
  Imported,
  IssuedForm,
  CaseDocument,
  Link,
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
