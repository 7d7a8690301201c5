/** What the dispatcher uses of the EventBridge client: named here, so that the bundler leaves out the rest of a client imported late. */
export { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
