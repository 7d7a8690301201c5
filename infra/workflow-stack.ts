import type { Construct } from 'constructs';
import { AgencyWorkflow } from './agency-workflow.ts';
import type { DataStack } from './data-stack.ts';
import { Dispatch } from './dispatch.ts';
import { type Common, Lambda } from './lambda.ts';
import { type Place, SystemStack } from './system-stack.ts';
import { Timetable } from './timetable.ts';

export interface WorkflowStackProps {
  readonly data: DataStack;
  readonly common: Common;
  /** The ASL file. */
  readonly definition: string;
}

/** What happens over time: the legs of the cases, what moves them on, and what looks after both. */
export class WorkflowStack extends SystemStack {
  readonly workflow: AgencyWorkflow;
  readonly functions: readonly Lambda[];

  constructor(scope: Construct, place: Place, { data, common, definition }: WorkflowStackProps) {
    super(scope, 'workflow', place, 'What happens over time: legs of cases, dispatch, timetable');
    const { records, documents, archives, dataKey, notices } = data;

    const worker = new Lambda(this, 'worker', common);
    const printer = new Lambda(this, 'printer', common);
    const dispatcher = new Lambda(this, 'dispatcher', common);
    const scheduled = new Lambda(this, 'scheduled', common);

    const workflow = new AgencyWorkflow(this, { definition, records, worker, printer });
    new Dispatch(this, records, dispatcher);
    new Timetable(this, scheduled);

    records.grantCases(worker);
    dataKey.grantOpening(worker);

    records.grantCases(printer);
    documents.grantCases(printer);
    archives.grantSealing(printer);
    dataKey.grantOpening(printer);

    records.grantDispatch(dispatcher);
    workflow.grantStarting(dispatcher);
    workflow.grantAnswering(dispatcher);
    notices.grantSending(dispatcher);

    records.grantReconciliation(scheduled);
    workflow.grantStarting(scheduled);
    workflow.grantAnswering(scheduled);
    workflow.grantInspection(scheduled);

    this.workflow = workflow;
    this.functions = [worker, printer, dispatcher, scheduled];
  }
}
