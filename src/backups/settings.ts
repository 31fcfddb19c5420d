/** Where sealed backups are kept. */
export interface BackupTarget {
  /** As people name it; without secrets. */
  name: string;
  /** Takes the file under this name, and removes what is older than the newest that are kept. Throws an Error for the operator. */
  put(file: string, name: string): Promise<void>;
}

/** A place that the settings name. */
export type BackupPlace =
  | { kind: 'folder'; folder: string }
  | { kind: 's3'; bucket: string; prefix: string }
  | { kind: 'telegram'; chat: string };

/** The account of a store that speaks the protocol of Amazon S3. */
export interface S3Account {
  endpoint: string;
  region: string;
  keyId: string;
  secret: string;
}

/** How sealed backups are made and where they go. */
export interface BackupSettings {
  passphrase: string;
  places: readonly BackupPlace[];
  /** How many are kept in each folder and bucket. */
  keep: number;
  s3: S3Account | undefined;
}

/** The bot that sends them to a chat. */
export interface BackupBot {
  apiUrl: string;
  token: string | undefined;
}
