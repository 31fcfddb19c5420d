import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useClient, useQuery } from 'urql';
import { graphql } from '../../gql/gql.ts';
import type { SessionsQuery } from '../../gql/graphql.ts';
import { apiLanguages } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { Loaded } from './loaded.tsx';
import { refusalText } from './refusal-text.ts';
import { useSettings } from './settings.tsx';
import { describeError, toRefusal } from './use-once.ts';

const sessionsDocument = graphql(`
  query Sessions {
    sessions(first: 100, filter: { staff: true }) {
      nodes { id name device createdAt lastUsedAt current }
    }
  }
`);

const endDocument = graphql(`
  mutation EndSessions($input: EndSessionsInput!, $language: AlertLanguage) {
    endSessions(input: $input) {
      __typename
      ... on EndSessionsPayload { ended }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

type ListedSession = NonNullable<SessionsQuery['sessions']>['nodes'][number];

/** Who is signed in where, with a way to end it: owners see everybody, others themselves. */
export function SessionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useSettings();
  const isPhone = useMediaQuery('(max-width: 767px)');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sessions.title')}
      fullScreen={isPhone ?? false}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <SessionList />
    </Modal>
  );
}

/** Who is signed in where. */
export function SessionList() {
  const { t, language } = useSettings();
  const client = useClient();
  const [answer, read] = useQuery({ query: sessionsDocument, requestPolicy: 'cache-and-network' });
  const again = (): void => read({ requestPolicy: 'network-only' });
  async function end(session: ListedSession): Promise<void> {
    const input = { ids: [session.id], idempotencyKey: newRandomId() };
    const variables = { input, language: apiLanguages[language] };
    const { data, error } = await client.mutation(endDocument, variables).toPromise();
    const result = data?.endSessions;
    const isEnded = result?.__typename === 'EndSessionsPayload';
    const refusal = result ? toRefusal(result) : describeError(error);
    notifications.show({ message: isEnded ? t('sessions.ended') : refusalText(t, refusal) });
    again();
  }
  return (
    <Loaded answer={answer} again={again}>
      {({ sessions }) => (
        <ul className="sessions">
          {sessions?.nodes.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => void end(session)} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function SessionRow({ session, onEnd }: { session: ListedSession; onEnd: () => void }) {
  const { t, format } = useSettings();
  const { name, device, lastUsedAt, createdAt, current } = session;
  const time = format.ago(new Date(lastUsedAt ?? createdAt));
  return (
    <li className="session">
      <div>
        <strong>{name}</strong>
        <div>{device ?? t('sessions.unnamed')}</div>
        <div className="muted">{current ? t('sessions.current') : t('sessions.used', { time })}</div>
      </div>
      {!current && (
        <Button
          variant="default"
          onClick={onEnd}
          aria-label={`${t('sessions.end')}: ${name}, ${device ?? t('sessions.unnamed')}`}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
