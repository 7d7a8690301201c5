import { DefaultStackSynthesizer, type Environment, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { nameOf } from './names.ts';

/** Account and region; an account left out is the one whose credentials deploy. */
export type Place = Pick<Environment, 'account' | 'region'>;

/** One of the stacks of the system: protected from being deleted by mistake, and the same template in every region. */
export class SystemStack extends Stack {
  constructor(scope: Construct, concern: string, place: Place, description: string) {
    super(scope, nameOf(concern), {
      env: place,
      description: `帮代办云 ${description}`,
      terminationProtection: true,
      // The CLI checks the bootstrap version before it deploys; a parameter read from SSM in each template adds nothing.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
  }
}
