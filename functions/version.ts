/** The version of this system, as in package.json; a constant, so that a bundle does not carry the whole file. */
export const version = '0.1.0';
