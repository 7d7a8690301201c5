import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { type Calendar, dayOf } from '../domain/calendar.ts';
import { calendarWarning } from '../domain/calendar-end.ts';
import calendar from '../domain/data/calendar.json' with { type: 'json' };
import { type Service, services } from '../domain/kinds.ts';
import { bundle } from './bundle.ts';
import { readDistrict, settingsFile, WrongSettings } from './district.ts';
import { flags, plan } from './stacks.ts';

const definitionOf = (name: string): string => fileURLToPath(new URL(`../workflows/${name}.asl.json`, import.meta.url));

/**
 * Synthesises the system for one district. Context, by `-c name=value` of the CDK CLI or by CDK_CONTEXT_JSON:
 *   district  `infra/districts/<name>.json`; demo unless said
 *   region    instead of the district's own
 *   bundles   folder for the bundled functions; dist/functions unless said
 */
async function synthesize(): Promise<void> {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    // The templates are checked in the tests, once, and not again before each start of the embedded cloud.
    builtinCloudFormationValidation: false,
    context: flags,
  });
  const context = (name: string): string | undefined => app.node.tryGetContext(name);
  const settings = settingsFile(context('district') ?? 'demo');
  const region = context('region');
  const district = readDistrict(settings, region ? { region } : {});
  const bundles = await bundle({
    entries: 'functions/lambdas',
    outdir: context('bundles') ?? 'dist/functions',
    settings,
    runtime: district.runtime,
  });
  plan(app, {
    district,
    bundles,
    definitions: {
      ...(Object.fromEntries(services.map((each) => [each, definitionOf(`${each}-case`)])) as Record<Service, string>),
      report: definitionOf('monthly-report'),
    },
    place: { account: process.env.CDK_DEFAULT_ACCOUNT, region: district.region },
  });
  app.synth();
  const warning = calendarWarning(calendar as unknown as Calendar, dayOf(new Date().toISOString()));
  if (warning) console.log(warning);
}

try {
  await synthesize();
} catch (error) {
  if (!(error instanceof WrongSettings)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
