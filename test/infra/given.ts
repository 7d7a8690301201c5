import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { type Service, services } from '../../domain/kinds.ts';
import type { District } from '../../domain/settings.ts';
import { lambdas } from '../../functions/lambdas.ts';
import type { Bundles } from '../../infra/bundle.ts';
import { readDistrict, settingsFile } from '../../infra/district.ts';
import { flags, plan } from '../../infra/stacks.ts';
import type { Definitions } from '../../infra/workflow-stack.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { Value: unknown; Export?: { Name: string } }>>;
}
export type Templates = Readonly<Record<string, Template>>;

const folder = mkdtempSync(join(tmpdir(), 'infra-'));

/** Bundles that hold nothing, so that a test of the templates needs no build. */
const emptyBundles = (): Bundles =>
  Object.fromEntries(
    Object.keys(lambdas).map((name) => {
      const at = join(folder, name);
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, 'index.mjs'), 'export const handler = async () => ({});\n');
      return [name, { folder: at, hash: name.padEnd(64, '0'), bytes: 0 }];
    }),
  ) as Bundles;

export const demo = (instead: Partial<District> = {}): District => readDistrict(settingsFile('demo'), instead);

/** Only 代办 prints, only 帮办 goes on in another workflow; others do neither. */
const fixtures = {
  agency: 'leg',
  assistance: 'assistance-leg',
  complaint: 'plain-leg',
  repair: 'plain-leg',
} as const satisfies Record<Service, string>;
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}.asl.json`, import.meta.url));
export const legs: Definitions = {
  ...(Object.fromEntries(services.map((service) => [service, fixture(fixtures[service])])) as Record<Service, string>),
  report: fileURLToPath(new URL('../../workflows/monthly-report.asl.json', import.meta.url)),
};

/** The demonstration district, planned but not yet synthesised. CDK's own check of the templates is one test, not all. */
export function planned(district: District = demo(), definitions = legs, checked = false): App {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: checked,
    outdir: mkdtempSync(join(folder, 'out-')),
    context: { ...flags, '@aws-cdk/core:validateAgainstDefaultRules': checked },
  });
  plan(app, { district, bundles: emptyBundles(), definitions, place: { region: district.region } });
  return app;
}

/** Its templates, by the name of the stack. */
export const synthesized = (district?: District, definitions?: typeof legs): Templates =>
  Object.fromEntries(
    planned(district, definitions)
      .synth()
      .stacks.map((stack) => [stack.stackName, stack.template as Template]),
  );

/** Every resource of all stacks, with its stack and logical id. */
export const resourcesOf = (templates: Templates, type?: string) =>
  Object.entries(templates).flatMap(([stack, template]) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => !type || resource.Type === type)
      .map(([id, resource]) => ({ stack, id, ...resource })),
  );

/**
 * A value of a template as a person reads it: `Ref`s and attributes by the name of the part, without CDK's hashes;
 * imports by what the other stack exports.
 */
export function readable(value: unknown, templates: Templates): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[intrinsic, given] = []] = Object.entries(value);
  switch (intrinsic) {
    case 'Ref':
      return withoutHash(given);
    case 'Fn::GetAtt':
      return `${withoutHash(given[0])}.${given[1]}`;
    case 'Fn::Join':
      return given[1].map((part: unknown) => readable(part, templates)).join(given[0]);
    case 'Fn::ImportValue':
      return readable(exported(given, templates), templates);
    default:
      throw new Error(`nobody here reads ${intrinsic}`);
  }
}

const withoutHash = (id: string): string => id.replace(/[\dA-F]{8}$/, '');

const exported = (name: string, templates: Templates): unknown =>
  Object.values(templates)
    .flatMap(({ Outputs = {} }) => Object.values(Outputs))
    .find(({ Export }) => Export?.Name === name)?.Value;
