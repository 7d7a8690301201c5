import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { system } from './names.ts';
import { allow, type Grantee } from './permissions.ts';

/**
 * Wraps the data keys of the cases, under which personal data are encrypted. The default key is AES-256, and SM4 in the
 * China regions (KMS Developer Guide, "Symmetric key spec").
 */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct) {
    super(scope, 'DataKey');
    this.key = new Key(this, 'Key', {
      alias: system,
      description: 'Wraps the data keys of the cases',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Opens the data keys of existing cases. */
  grantOpening(to: Grantee): void {
    allow(to, ['kms:Decrypt'], this.key.keyArn);
  }

  /** Opens the secret of the district, of which one-time links are made, and no case's key. */
  grantSecret(to: Grantee): void {
    to.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:EncryptionContext:about': 'pepper' } },
      }),
    );
  }

  /** Makes keys for what it seals, and opens none. */
  grantSealing(to: Grantee): void {
    allow(to, ['kms:GenerateDataKey'], this.key.keyArn);
  }

  /** Makes the data key of a new case, too. */
  grantMaking(to: Grantee): void {
    allow(to, ['kms:Decrypt', 'kms:GenerateDataKey'], this.key.keyArn);
  }
}
