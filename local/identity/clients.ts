/** Client of browser pages: authorization code with PKCE, no secret. */
export const browser = 'web';
/** Client of the command line: it may ask for a token of any invented person. */
export const commandLine = 'command-line';
/** Grant type by which the command line names the person. */
export const personGrant = 'urn:bangdaiban:grant-type:person';
