import { Box, Button, Stack, Typography } from '@mui/material';
import type { Declaration } from '#contract/client-pages.ts';
import { useFormat } from '../../shared/format.ts';
import { useTexts } from '../../shared/texts/index.ts';

type VersionsProps = {
  /** of one text, the newest first */
  versions: readonly Declaration[];
  onWrite: (newest: Declaration) => void;
  onWithdraw: (newest: Declaration) => void;
};

const isNow = ({ state }: Declaration): boolean => state === 'valid' || state === 'coming';

/** One text: its wording now and to come in full, the earlier ones folded away. */
export function DeclarationVersions({ versions, onWrite, onWithdraw }: VersionsProps) {
  const texts = useTexts().clientPages;
  const format = useFormat();
  const [newest] = versions;
  if (newest === undefined) return null;
  const now = versions.filter(isNow);
  const former = versions.filter((version) => !isNow(version));
  const title = newest.titleHu;
  return (
    <Box component="article" aria-label={title} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
        <Typography variant="h4" component="h4" sx={{ flex: 1, fontSize: '1rem', fontWeight: 600 }}>
          {title}
        </Typography>
        <Button size="small" onClick={() => onWrite(newest)} aria-label={`${texts.newVersion} ${title}`}>
          {texts.newVersion}
        </Button>
        {now.length > 0 && (
          <Button size="small" onClick={() => onWithdraw(newest)} aria-label={`${texts.withdraw}: ${title}`}>
            {texts.withdraw}
          </Button>
        )}
      </Stack>
      {now.map((version) => (
        <Version key={version.id} version={version} />
      ))}
      {former.length > 0 && (
        <details>
          <summary>{texts.versions(format.number(former.length))}</summary>
          {former.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </details>
      )}
    </Box>
  );
}

function Version({ version }: { version: Declaration }) {
  const texts = useTexts().clientPages;
  const format = useFormat();
  const { state, validFrom, retiredAt, textHu, textEn, mandatory, accepted } = version;
  const from = format.instant(validFrom);
  const when = {
    valid: texts.from(from),
    coming: texts.comesOn(from),
    over: texts.between(from, retiredAt === null ? '' : format.instant(retiredAt)),
    dropped: '',
  }[state];
  const facts = [
    texts.version(version.version),
    texts.states[state],
    when,
    mandatory ? texts.mandatory : texts.optional,
    texts.accepted(format.number(accepted)),
  ];
  return (
    <Box sx={{ mt: 0.75 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Typography>
      <Typography lang="hu" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {textHu}
      </Typography>
      <Typography
        lang="en"
        variant="body2"
        sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere', color: 'text.secondary', mt: 0.25 }}
      >
        {textEn}
      </Typography>
    </Box>
  );
}
