/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles. Lambda hands its role's credentials over in the
 * environment; the chain behind the original (profiles, SSO, web identity, instance metadata) is dead weight there.
 */
export const defaultProvider = () => async () => ({
  accessKeyId: variable('AWS_ACCESS_KEY_ID'),
  secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
  ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
});

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing`);
  return value;
}
