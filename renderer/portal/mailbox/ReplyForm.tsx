import { useState } from 'react';
import { mailbox } from '#contract/mailbox.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Form } from '../parts/Form.tsx';
import { useSending } from '../use-sending.ts';
import { goToLogIn } from './use-owner.ts';

/** K10: to the insurer, about this letter. */
export function ReplyForm({ id, sent }: { id: number; sent: () => void }) {
  const words = useWords().mailbox.item;
  const sending = useSending(goToLogIn);
  const [times, setTimes] = useState(0);
  return (
    <>
      {times > 0 && (
        <p role="status" className="news">
          {words.sent}
        </p>
      )}
      <Form
        key={times}
        sending={sending}
        action={words.send}
        onSubmit={({ text = '' }) =>
          sending.send(
            () => call(mailbox.reply, { id, text }),
            () => {
              setTimes(times + 1);
              sent();
            },
          )
        }
      >
        <Area name="text" label={words.reply} maxLength={4000} />
      </Form>
    </>
  );
}
