/** What the printer uses of the S3 client: named here, so that the bundler leaves out the rest of a client imported late. */
export { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
