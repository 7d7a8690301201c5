import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { demo, planned } from './given.ts';

/** With all that a district may ask for besides. */
const app = planned(demo({ export: true }));
app.synth();

interface Acceptance {
  readonly part: IConstruct;
  readonly finding: string;
  readonly reason: string;
}

/** What was accepted, with its reason, wherever in the tree. */
const acceptances: readonly Acceptance[] = app.node.findAll().flatMap((part) =>
  part.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => ({ part, finding: id.replace(/^annotation::/i, ''), reason })),
);

/** Findings as "rule at path of the resource". */
const findings = (pack: AwsSolutionsChecks): string[] =>
  pack
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    );

describe('cdk-nag, AwsSolutions', () => {
  test('finds nothing that was not accepted', () => {
    expect(findings(new AwsSolutionsChecks(app))).toEqual([]);
  });

  test('would find every accepted one, so none is left over from the past', () => {
    const unforgiving = Object.assign(new AwsSolutionsChecks(app), { isAcknowledged: () => false });
    const found = findings(unforgiving);
    const idle = acceptances.filter(
      ({ part, finding }) => !found.some((line) => line.startsWith(`${finding} at ${part.node.path}`)),
    );
    expect(idle.map(({ part, finding }) => `${finding} at ${part.node.path}`)).toEqual([]);
  });
});

describe('an acceptance', () => {
  test.each(acceptances.map(({ part, ...rest }) => ({ path: part.node.path, ...rest })))(
    '$finding at $path has a reason',
    ({ reason }) => {
      expect(reason.split(/\s+/).length).toBeGreaterThanOrEqual(10);
    },
  );

  test('covers one part, never a stack', () => {
    expect(acceptances.filter(({ part }) => part.node.path.split('/').length < 2)).toEqual([]);
  });

  test('names one finding where the rule has several', () => {
    const several = acceptances.filter(({ finding }) => finding.startsWith('AwsSolutions-IAM5'));
    expect(several.filter(({ finding }) => !/\[(Resource|Action)::.+\]$/.test(finding))).toEqual([]);
  });
});
