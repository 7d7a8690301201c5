import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acceptAllBelow, allow, type Grantee } from './permissions.ts';

/** The partition of the records of reports, as `store/keys.ts` names it. */
export const reportsPartition = 'REPORTS';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const index = (name: string) => ({
  indexName: name.toUpperCase(),
  partitionKey: text(`${name}pk`),
  sortKey: text(`${name}sk`),
});
const forLists = { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['summary', 'caseId'] };

/** Looks up what is there, and keeps one item of its own about it. */
const noting = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];

const dispatching = [
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

/** Partitions that supervisors write to. */
const supervised = ['SAMPLE#*', 'FINDING#*', 'ACCESS#*', 'IDEMPOTENCY#supervisor:*'];

/** The one table: cases with everything that lies under them, and three indexes for the lists. */
export class Records extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct) {
    super(scope, 'Records');
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        { ...index('gsi1'), ...forLists },
        { ...index('gsi2'), ...forLists },
        { ...index('gsi3'), projectionType: ProjectionType.KEYS_ONLY },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      // Personal data are encrypted under the case's own key before they come here; this is the second layer.
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Loads and saves cases, and reads the lists of offices, agents and persons. */
  grantCases(to: Grantee): void {
    allow(to, [...dispatching, 'dynamodb:ConditionCheckItem'], this.table.tableArn);
    allow(to, ['dynamodb:Query'], this.indexArn('GSI1'), this.indexArn('GSI2'));
  }

  /** Finds a matter by the number of its authority, and keeps what is told of it. */
  grantTelling(to: Grantee): void {
    allow(to, noting, this.table.tableArn);
  }

  /** Finds a one-time link, shows what it is for, and keeps what is signed by it. */
  grantLinks(to: Grantee): void {
    allow(to, noting, this.table.tableArn);
  }

  /** Opens a complaint and shows how it stands; no index, so that no list can be read (8.2). */
  grantComplaining(to: Grantee): void {
    allow(to, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], this.table.tableArn);
  }

  /** Reads cases and the staff directory, and writes the access log. */
  grantReading(to: Grantee): void {
    allow(to, noting, this.table.tableArn);
  }

  /** Reads what was counted, and the heads of cases behind it. */
  grantFigures(to: Grantee): void {
    allow(to, ['dynamodb:GetItem', 'dynamodb:Query'], this.table.tableArn);
  }

  /** Keeps surveys and voices, counts them, and looks at what is counted and at the cases behind it. */
  grantSurveys(to: Grantee): void {
    this.grantDispatch(to);
    allow(to, ['dynamodb:Query'], this.indexArn('GSI1'));
  }

  /** Reads cases, ends their waits, and keeps the marks of what was dispatched and counted. */
  grantDispatch(to: Grantee): void {
    allow(to, dispatching, this.table.tableArn);
  }

  /** Finds what is due, in the watch list and among the overdue, and dispatches it. */
  grantReconciliation(to: Grantee): void {
    this.grantDispatch(to);
    allow(to, ['dynamodb:Query'], this.indexArn('GSI3'));
  }

  /** Reads cases and counts them, finds all of them, and keeps the records of checks. */
  grantCounting(to: Grantee): void {
    this.grantDispatch(to);
    // The one scan there is: of the index that holds a line for each case, when all are counted anew.
    allow(to, ['dynamodb:Scan'], this.indexArn('GSI1'));
  }

  /** Keeps the token of a wait (an item of its own, never in a link). */
  grantWaits(to: Grantee): void {
    allow(to, ['dynamodb:PutItem', 'dynamodb:UpdateItem'], this.table.tableArn);
  }

  /** Keeps the token of the wait for a review. */
  grantReportWaits(to: Grantee): void {
    allow(to, ['dynamodb:PutItem'], this.table.tableArn);
  }

  /** Reads the leaves that a report is counted from, and keeps its record. */
  grantReports(to: Grantee): void {
    allow(to, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], this.table.tableArn);
  }

  /** Reads cases and what was counted; writes samples, findings and the access log, and nothing else of the table. */
  grantSupervision(to: Grantee): void {
    allow(to, ['dynamodb:GetItem', 'dynamodb:Query'], this.table.tableArn);
    allow(to, ['dynamodb:Query'], this.indexArn('GSI1'), this.indexArn('GSI2'));
    to.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': supervised } },
      }),
    );
  }

  /** Reads the records of reports and nothing else of the table. */
  grantPublished(to: Grantee): void {
    to.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:Query'],
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [reportsPartition] } },
      }),
    );
  }

  /** Reads the stream, as an event source mapping does in the function's name. */
  grantStream(to: Grantee): void {
    allow(to, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], this.streamArn);
    // Listing has no narrower resource than all streams of the one table.
    allow(to, ['dynamodb:ListStreams'], `${this.table.tableArn}/stream/*`);
    acceptAllBelow(
      to,
      Stack.of(this),
      this.table.tableArn,
      '/stream/*',
      'Lambda lists the streams of this one table before it reads; IAM knows no narrower resource for listing.',
    );
  }

  get streamArn(): string {
    return this.table.tableStreamArn!;
  }

  private indexArn(name: string): string {
    return `${this.table.tableArn}/index/${name}`;
  }
}
