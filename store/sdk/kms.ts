/** What this system uses of the KMS client: named here, so that the bundler leaves out the rest of a client imported late. */
export { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
