import { Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { desktopShapes } from '#contract/desktop.ts';
import { useForm } from '../shared/form.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const { input } = desktopShapes.chooseTeamServer;

/** Where the window works: with the office server or on this computer. The shell asks once more and starts anew. */
export function OfficeServer({ now }: { now: string | null }) {
  const texts = useTexts().desktop;
  const move = async (address: string | null): Promise<void> => {
    const answer = await window.kapocsDesktop?.chooseTeamServer({ address });
    if (answer === undefined || ('code' in answer && answer.code !== 'CANCELLED'))
      toast(texts.failed, { kind: 'failed' });
  };
  const form = useForm({
    first: { address: '' },
    check: ({ address }) => ({ address: input.safeParse({ address }).success ? undefined : texts.addressWrong }),
    send: ({ address }) => move(address),
  });
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <form {...form.props}>
        <Stack sx={{ gap: 1.5, alignItems: 'flex-start', maxWidth: 560 }}>
          <div>
            <Typography variant="h3">{texts.office}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {now === null ? texts.officeHint : texts.officeNow(now)}
            </Typography>
          </div>
          {now === null ? (
            <>
              <TextField
                {...form.field('address', texts.address, texts.addressHint)}
                type="url"
                autoComplete="off"
                fullWidth
              />
              <Button type="submit" variant="outlined" disabled={form.busy}>
                {texts.toOffice}
              </Button>
            </>
          ) : (
            <Button variant="outlined" onClick={() => void move(null)}>
              {texts.toOwn}
            </Button>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
