import type { Construct } from 'constructs';
import type { Service } from '../domain/kinds.ts';
import { CaseWorkflow, type CaseWorkflowProps } from './case-workflow.ts';
import type { DataStack } from './data-stack.ts';
import { Dispatch } from './dispatch.ts';
import { type Common, Lambda } from './lambda.ts';
import { Rebuild } from './rebuild.ts';
import { ReportWorkflow } from './report-workflow.ts';
import { type Place, SystemStack } from './system-stack.ts';
import { Timetable } from './timetable.ts';

export interface WorkflowStackProps {
  readonly data: DataStack;
  readonly common: Common;
  /** The ASL files. */
  readonly definitions: Definitions;
}

/** The ASL files: of each kind of case, and of reports. */
export type Definitions = Readonly<Record<Service | 'report', string>>;

/** What happens over time: the legs of the cases, what moves them on, and what looks after both. */
export class WorkflowStack extends SystemStack {
  readonly workflows: readonly CaseWorkflow[];
  readonly reports: ReportWorkflow;
  readonly rebuild: Rebuild;
  readonly functions: readonly Lambda[];

  constructor(scope: Construct, place: Place, { data, common, definitions }: WorkflowStackProps) {
    super(scope, 'workflow', place, 'What happens over time: legs of cases, dispatch, timetable');
    const { records, documents, archives, dataKey, notices } = data;

    const worker = new Lambda(this, 'worker', common);
    const printer = new Lambda(this, 'printer', common);
    const dispatcher = new Lambda(this, 'dispatcher', common);
    const scheduled = new Lambda(this, 'scheduled', common);
    const measurer = new Lambda(this, 'measurer', common);
    const reporter = new Lambda(this, 'reporter', common);

    const of = (service: Service, further: Pick<CaseWorkflowProps, 'printer' | 'other'> = {}) =>
      new CaseWorkflow(this, { service, definition: definitions[service], records, worker, ...further });
    const agency = of('agency', { printer });
    const workflows: Record<Service, CaseWorkflow> = {
      agency,
      assistance: of('assistance', { other: agency }),
      complaint: of('complaint'),
      repair: of('repair'),
    };
    new Dispatch(this, records, dispatcher);
    this.reports = new ReportWorkflow(this, { definition: definitions.report, records, reporter });
    this.rebuild = new Rebuild(this, measurer);
    const timetable = new Timetable(this, scheduled, measurer, this.reports);
    if (data.exports) timetable.exportCounts(measurer);

    records.grantCases(worker);
    dataKey.grantOpening(worker);

    records.grantCases(printer);
    documents.grantCases(printer);
    archives.grantSealing(printer);
    dataKey.grantOpening(printer);

    records.grantReports(reporter);
    documents.grantReports(reporter);
    archives.grantPublishing(reporter);
    notices.grantSending(reporter);

    records.grantDispatch(dispatcher);
    this.reports.grantAnswering(dispatcher);
    dataKey.grantSecret(dispatcher);
    this.workflows = Object.values(workflows);
    for (const workflow of this.workflows) {
      workflow.grantStarting(dispatcher);
      workflow.grantAnswering(dispatcher);
      workflow.grantStarting(scheduled);
      workflow.grantAnswering(scheduled);
      workflow.grantInspection(scheduled);
    }
    notices.grantSending(dispatcher);

    records.grantReconciliation(scheduled);
    records.grantCounting(measurer);
    data.exports?.grantWriting(measurer);

    this.functions = [worker, printer, dispatcher, scheduled, measurer, reporter];
  }
}
