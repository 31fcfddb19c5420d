import { z } from 'zod';
import type { InputFields } from '../base/builder.ts';

/** The field of inputs that change settings; `of`: whose revision is expected. */
export const expectedRevisionField = (t: InputFields, of: string) =>
  t.int({
    description:
      `\`${of}.revision\` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError ` +
      'with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins.',
  });

export const expectedRevision = z.int().nullish();
