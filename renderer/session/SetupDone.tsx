import ExploreOutlined from '@mui/icons-material/ExploreOutlined';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box, ButtonBase, Stack, Typography } from '@mui/material';
import { useNavigate } from 'react-router';
import { useHealth } from '../shared/clock.ts';
import { enter, type User } from '../shared/session.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

type Way = { icon: SvgIconComponent; title: string; hint: string; to: string };

/** Everything is made; the person is signed in and says where to begin. */
export function SetupDone({ user, canLoad }: { user: User; canLoad: boolean }) {
  const texts = useFirstTexts().session;
  const { data: health } = useHealth();
  const navigate = useNavigate();
  const loading: Way[] = [
    { icon: UploadFileOutlined, title: texts.loadList, hint: texts.loadListHint, to: '/imports?begin=list' },
    { icon: ScienceOutlined, title: texts.trySample, hint: texts.trySampleHint, to: '/imports?begin=sample' },
  ];
  const ways: Way[] = [
    ...(canLoad ? loading : []),
    { icon: ExploreOutlined, title: texts.lookAround, hint: texts.lookAroundHint, to: '/' },
  ];
  const go = async (to: string): Promise<void> => {
    await navigate(to);
    enter(user);
  };
  return (
    <Stack sx={{ gap: 1.5 }}>
      <div>
        <Typography variant="h1">{texts.done}</Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>
          {health?.database === 'postgresql' ? texts.doneOnServer : texts.doneHint}
        </Typography>
      </div>
      {ways.map(({ icon: Icon, title, hint, to }, index) => (
        <ButtonBase
          key={to}
          autoFocus={index === 0}
          onClick={() => void go(to)}
          sx={{
            justifyContent: 'flex-start',
            textAlign: 'left',
            gap: 2,
            p: 1.75,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            '&:hover': { borderColor: 'primary.main' },
          }}
        >
          <Icon aria-hidden sx={{ color: 'primary.main' }} />
          <Box>
            <Box sx={{ fontWeight: 650 }}>{title}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{hint}</Box>
          </Box>
        </ButtonBase>
      ))}
    </Stack>
  );
}
