import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { ApiStack } from './api-stack.ts';
import { type Place, SystemStack } from './system-stack.ts';
import type { WorkflowStack } from './workflow-stack.ts';

export interface OperationsStackProps {
  readonly workflow: WorkflowStack;
  readonly api: ApiStack;
}

/** What is watched: every alarm says what is wrong, and `docs/operations.md` what to do about it. */
export class OperationsStack extends SystemStack {
  constructor(scope: Construct, place: Place, { workflow, api }: OperationsStackProps) {
    super(scope, 'operations', place, 'What is watched: alarms and whom they call');
    const alarms = new Alarms(this);

    alarms.watchOldestTask();
    alarms.watchCalendar();
    alarms.watchCounts();
    alarms.watchStream('dispatcher');
    for (const each of workflow.workflows) alarms.watchLegs(each.service, each.arn);
    alarms.watchReports(workflow.reports.arn);
    alarms.watchRebuild(workflow.rebuild.arn);
    alarms.watchInterface(api.interface.api.apiId);
    for (const { name } of [...api.functions, ...workflow.functions]) alarms.watchFunction(name);
    for (const source of ['notices', 'dispatcher', 'scheduled']) alarms.watchDeadLetters(source);
  }
}
