import { useEffect, useState } from 'react';

/** The last data that there was: a page does not go blank while it is read again. */
export function useLast<Data>(data: Data | undefined): Data | undefined {
  const [last, setLast] = useState(data);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  return data ?? last;
}
