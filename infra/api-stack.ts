import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { District } from '../domain/settings.ts';
import type { Server } from '../functions/route.ts';
import type { DataStack } from './data-stack.ts';
import { Interface } from './interface.ts';
import { type Common, Lambda } from './lambda.ts';
import { type Place, SystemStack } from './system-stack.ts';

export interface ApiStackProps {
  readonly data: DataStack;
  readonly common: Common;
  readonly district: District;
}

/** What can be asked: one function per audience, and one that prints, behind one interface. */
export class ApiStack extends SystemStack {
  readonly functions: readonly Lambda[];
  readonly interface: Interface;

  constructor(scope: Construct, place: Place, { data, common, district }: ApiStackProps) {
    super(scope, 'api', place, 'What can be asked: the HTTP interface and a function per audience');
    const { records, documents, archives, dataKey, notices } = data;

    const anyone = new Lambda(this, 'public', common);
    const resident = new Lambda(this, 'resident', common);
    const staff = new Lambda(this, 'staff', common);
    const manager = new Lambda(this, 'manager', common);
    const authority = new Lambda(this, 'authority', common);
    const link = new Lambda(this, 'link', common);
    const papers = new Lambda(this, 'papers', common);

    const supervisor = new Lambda(this, 'supervisor', common);
    const figures = new Lambda(this, 'figures', common);
    const prints = new Lambda(this, 'prints', common);
    const complainant = new Lambda(this, 'complainant', common);
    const complaints = new Lambda(this, 'complaints', common);
    const reports = new Lambda(this, 'reports', common);

    const surveys = new Lambda(this, 'surveys', common);

    records.grantCases(resident);
    dataKey.grantMaking(resident);

    records.grantCases(staff);
    dataKey.grantMaking(staff);

    records.grantCases(papers);
    documents.grantCases(papers);
    dataKey.grantMaking(papers);

    records.grantCases(manager);
    archives.grantOpening(manager);
    documents.grantDrafts(manager);
    dataKey.grantMaking(manager);

    records.grantTelling(authority);
    records.grantLinks(link);
    dataKey.grantSealing(link);
    records.grantReading(prints);
    records.grantPublished(reports);
    archives.grantPublished(reports);
    records.grantSupervision(supervisor);
    records.grantFigures(figures);
    dataKey.grantOpening(figures);
    records.grantSurveys(surveys);
    notices.grantSending(surveys);
    dataKey.grantSecret(surveys);

    records.grantComplaining(complainant);
    dataKey.grantMaking(complainant);

    records.grantCases(complaints);
    documents.grantCases(complaints);
    dataKey.grantMaking(complaints);

    const servers: Record<Server, Lambda> = {
      public: anyone,
      resident,
      staff,
      manager,
      authority,
      link,
      papers,
      prints,
      complainant,
      complaints,
      reports,
      figures,
      surveys,
      supervisor,
    };
    this.interface = new Interface(this, servers, district);
    this.functions = Object.values(servers);

    new CfnOutput(this, 'Url', { value: this.interface.url, description: 'Where the interface answers' });
  }
}
