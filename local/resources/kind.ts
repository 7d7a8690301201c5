import { createHash } from 'node:crypto';
import type { Json } from '../service.ts';
import type { Shapes } from './shape.ts';

/** Where the cloud claims to be. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  /** Where the services answer, `http://127.0.0.1:port`: queue URLs must lead here, since SDK clients follow them. */
  readonly endpoint?: string;
  /** The ARN of a table's stream, which holds the time of its making; undefined while there is no such table. */
  streamArn?(tableName: string): string | undefined;
}

/** A resource while its names are being found: properties are resolved one by one, since others may refer back to it. */
export interface Named {
  readonly stack: string;
  readonly logicalId: string;
  readonly place: Place;
  /** The resolved value of one property, or undefined. */
  property(name: string): Json;
}

/** What is known of a resource type. */
export interface Kind {
  readonly properties: Shapes;
  /** What `Ref` gives. */
  ref(self: Named): string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, (self: Named) => Json>>;
}

export const arn = ({ partition, region, account }: Place, service: string, resource: string) =>
  `arn:${partition}:${service}:${region}:${account}:${resource}`;

/**
 * The name CloudFormation would make up, but the same at every start: stack, logical id and a hash of both.
 * @param longest the service's limit of characters.
 */
export function physicalName({ stack, logicalId }: Named, longest = 64): string {
  const hash = shortHash(`${stack}/${logicalId}`);
  return `${`${stack}-${logicalId}`.slice(0, longest - hash.length - 1)}-${hash}`;
}

/** Ten characters that are always the same for `text`. */
export const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** The name that the template gives, or else the made-up one. */
export const nameFrom = (property: string, longest?: number) => (self: Named) =>
  String(self.property(property) ?? physicalName(self, longest));
