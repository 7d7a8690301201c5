import * as z from 'zod/mini';
import { otherGrounds, terminationGrounds } from '../case/endings.ts';
import type { Receipt } from '../case/telling.ts';
import { type Stage, stages } from '../lifecycle.ts';
import { type Command, complaintPermissions, permissions, repairPermissions } from '../permissions.ts';
import { SetDeadlines } from '../set-deadlines.ts';
import { faultLine } from '../settings-faults.ts';
import { type Clause, clauses } from '../standard.ts';

/**
 * What another edition, or a sister standard, may vary (§5 of the design in one file of data): which acts it knows, on which
 * grounds a service ends, which forms it prescribes and before what, which proof of delivery it takes, and deadlines.
 */

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const id = z.string().check(z.regex(/^[a-z][a-z-]{1,39}$/));
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as [Key, ...Key[]];

const stage = z.enum(keysOf<Stage>(stages));
const command = z.enum(keysOf<Command>({ ...repairPermissions, ...complaintPermissions, ...permissions }));
const clause = z.enum(keysOf<Clause>(clauses));

/** A blank of a form: what the agent is asked for, or what the case says. */
const Field = z.strictObject({
  id,
  label: words,
  from: z.enum(['asked', 'number', 'principal', 'office', 'mandatary', 'agent', 'matters', 'need', 'issued']),
  /** May be left empty; of fields that are asked for. */
  optional: z.optional(z.boolean()),
});

/** A form (文书): its words with blanks, who signs it, in which stages it is issued, and which acts wait for it. */
const Form = z.strictObject({
  id,
  title: words,
  /** Where its pattern comes from; an invention of ours says 建议. */
  source: words,
  clause,
  stages: z.array(stage).check(z.minLength(1)),
  /** Acts that are refused until it has been issued. */
  before: z.array(command),
  fields: z.array(Field),
  sentences: z.array(z.union([z.string().check(z.minLength(1)), z.strictObject({ blank: id })])).check(z.minLength(1)),
  signatures: z.array(z.strictObject({ party: z.enum(['agent', 'principal']), label: words })).check(z.minLength(1)),
});

export const Profile = z.strictObject({
  id: words,
  title: words,
  /** Names of stages, where this standard calls them otherwise. */
  stages: z.partialRecord(stage, words),
  /** Acts that this standard does not know, or forbids. */
  without: z.array(z.strictObject({ command, clause, basis: words })),
  /** 协议 is advised (宜) or required (应); the former leaves room for other evidence of a mandate. */
  agreement: z.enum(['宜', '应']),
  grounds: z
    .array(
      z.strictObject({
        code: z.enum(terminationGrounds),
        /** The law whose conditions are not met must be named. */
        law: z.boolean(),
        /** What it may stand for; only of the last. */
        kinds: z.optional(z.array(z.enum(otherGrounds))),
      }),
    )
    .check(z.minLength(1)),
  evidence: z.strictObject({
    /** How a result may be shown to have reached the principal. */
    delivery: z.array(z.enum(['signed', 'mail', 'electronic'] satisfies Receipt['kind'][])).check(z.minLength(1)),
  }),
  /** 服务终止单, signed when a service was terminated. */
  terminationForm: z.strictObject({
    title: words,
    source: words,
    sentences: z.array(
      z.union([
        z.string().check(z.minLength(1)),
        z.strictObject({ blank: z.enum(['matters', 'year', 'month', 'day', 'reason']) }),
      ]),
    ),
  }),
  /** Where this standard names a deadline; the district's own setting goes before it. */
  deadlines: SetDeadlines,
  forms: z.array(Form),
});
export type Profile = z.infer<typeof Profile>;
export type Form = z.infer<typeof Form>;
export type FormField = z.infer<typeof Field>;

/** What is wrong with a profile: one line per fault, with its path. @param file stands before each path */
export function profileFaults(file: string, data: unknown): string[] {
  const parsed = Profile.safeParse(data);
  const faults = parsed.success ? linked(parsed.data) : parsed.error.issues.map(faultLine);
  return faults.map((fault) => `${file}: ${fault}`);
}

/** What the shapes don't say: names are used once, and every blank is a field. */
function linked({ forms, grounds }: Profile): string[] {
  return [
    ...twice(
      'forms',
      forms.map((form) => form.id),
    ),
    ...twice(
      'grounds',
      grounds.map(({ code }) => code),
    ),
    ...forms.flatMap(({ fields, sentences }, index) =>
      sentences.flatMap((piece, at) =>
        typeof piece === 'string' || fields.some((field) => field.id === piece.blank)
          ? []
          : [`forms.${index}.sentences.${at}.blank: no field is called ${piece.blank}`],
      ),
    ),
  ];
}

const twice = (list: string, names: readonly string[]): string[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [`${list}.${index}: ${name} is there twice`] : []));
