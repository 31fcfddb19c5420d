import { useViewer } from './viewer.tsx';

/** What the person who is signed in may do. The server decides; this is for buttons that would only be refused. */
export function useRights(): { mayWork: boolean; mayOwn: boolean } {
  const role = useViewer().viewer?.role;
  return { mayWork: role === 'OWNER' || role === 'OPERATOR', mayOwn: role === 'OWNER' };
}
