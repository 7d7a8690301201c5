import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './service.ts';

/** One synthesized template. */
export interface Stack {
  readonly name: string;
  /** The stack's own region, or undefined when it was synthesized for any region. */
  readonly region: string | undefined;
  readonly template: Template;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, Json>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: Json }>>;
  readonly Conditions?: Readonly<Record<string, Json>>;
  readonly Mappings?: Readonly<Record<string, Json>>;
  readonly Rules?: Readonly<Record<string, Json>>;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, Json>>;
  readonly Condition?: string;
}

/** What `cdk synth` wrote: stacks in the order of their dependencies, and the files that would be uploaded with them. */
export interface Assembly {
  readonly folder: string;
  readonly stacks: readonly Stack[];
  /** The folder or file behind an S3 key of the assets bucket, such as `<hash>.zip`. */
  asset(objectKey: string): string | undefined;
}

/** Artifacts that say something about the assembly, and are no part of what is deployed. */
const descriptive = new Set(['cdk:tree', 'cdk:feature-flag-report']);

/**
 * Reads a cloud assembly (`cdk.out`).
 * @throws Error when it holds something that is not run here: a nested assembly, a Docker image, another kind of artifact.
 */
export function readAssembly(folder: string): Assembly {
  const manifest = readJson(join(folder, 'manifest.json'));
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries<Json>(manifest.artifacts ?? {})) {
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(folder, id, artifact));
    else if (artifact.type === 'cdk:asset-manifest') addAssets(folder, artifact.properties.file, assets);
    else if (!descriptive.has(artifact.type))
      throw new Error(`The assembly holds ${id} of type ${artifact.type}, which is not run here`);
  }
  return { folder, stacks, asset: (key) => assets.get(key) };
}

function readStack(folder: string, id: string, artifact: Json): Stack {
  const region = artifact.environment?.split('/').at(-1);
  return {
    name: artifact.properties.stackName ?? id,
    region: region === 'unknown-region' ? undefined : region,
    template: readTemplateFile(join(folder, artifact.properties.templateFile), id),
  };
}

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Resources',
  'Outputs',
  'Parameters',
  'Conditions',
  'Mappings',
  'Rules',
]);

/** The only rule of a template that is let pass: it asks whether an account was bootstrapped, and there is no account. */
const bootstrapRule = 'CheckBootstrapVersion';

function readTemplateFile(path: string, stack: string): Template {
  const template: Template = readJson(path);
  for (const section of Object.keys(template))
    if (!sections.has(section)) throw new Error(`${stack}: the section ${section} of the template is not run here`);
  for (const rule of Object.keys(template.Rules ?? {}))
    if (rule !== bootstrapRule) throw new Error(`${stack}: the rule ${rule} of the template is not run here`);
  return template;
}

function addAssets(folder: string, file: string, into: Map<string, string>): void {
  const manifest = readJson(join(folder, file));
  const images = Object.keys(manifest.dockerImages ?? {});
  if (images.length) throw new Error(`${file}: Docker images are not run here (${images.join(', ')})`);
  for (const entry of Object.values<Json>(manifest.files ?? {})) {
    const path = join(folder, entry.source.path ?? '');
    for (const destination of Object.values<Json>(entry.destinations)) into.set(destination.objectKey, path);
  }
}

function readJson(path: string): Json {
  if (!existsSync(path)) throw new Error(`There is no ${path}: synthesize first (npm run synth)`);
  return JSON.parse(readFileSync(path, 'utf8'));
}
