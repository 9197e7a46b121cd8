import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { ladderKinds, type LadderKind } from '#contract/ladder.ts';
import type { Template } from '#contract/templates.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { newRung, type Rung } from './ladder-rungs.ts';

type LadderRungsProps = {
  rungs: readonly Rung[];
  templates: readonly Template[];
  disabled: boolean;
  onChange: (rungs: readonly Rung[]) => void;
};

/** The steps, one line each. */
export function LadderRungs({ rungs, templates, disabled, onChange }: LadderRungsProps) {
  const texts = useTexts().reminders.ladder;
  const replace = (rung: Rung, part: Partial<Rung>): void =>
    onChange(rungs.map((each) => (each.key === rung.key ? { ...each, ...part } : each)));
  return (
    <Box>
      <Box component="ol" aria-label={texts.steps} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {rungs.map((rung, at) => (
          <Line
            key={rung.key}
            name={texts.stepName(at + 1)}
            rung={rung}
            templates={templates}
            disabled={disabled}
            onChange={(part) => replace(rung, part)}
            onRemove={() => onChange(rungs.filter(({ key }) => key !== rung.key))}
          />
        ))}
      </Box>
      {!disabled && rungs.length < 12 && (
        <Button startIcon={<Add />} sx={{ mt: 1.5 }} onClick={() => onChange([...rungs, newRung()])}>
          {texts.add}
        </Button>
      )}
    </Box>
  );
}

const whens = ['before', 'after', 'contact'] as const satisfies Rung['when'][];

type LineProps = {
  name: string;
  rung: Rung;
  templates: readonly Template[];
  disabled: boolean;
  onChange: (part: Partial<Rung>) => void;
  onRemove: () => void;
};

function Line({ name, rung, templates, disabled, onChange, onRemove }: LineProps) {
  const texts = useTexts().reminders.ladder;
  const format = useFormat();
  const { kind, when, days, templateId, due } = rung;
  const offered = templates.filter(({ channel, purpose }) => channel === kind && purpose === 'service');
  const here = (word: string) => ({ htmlInput: { 'aria-label': `${name}: ${word}` } });
  return (
    <Stack component="li" direction="row" aria-label={name} sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <TextField
        select
        size="small"
        label={texts.kind}
        value={kind}
        disabled={disabled}
        onChange={({ target }) => onChange({ kind: target.value as LadderKind, templateId: null })}
        sx={{ width: 120 }}
      >
        {ladderKinds.map((each) => (
          <MenuItem key={each} value={each}>
            {texts.kinds[each]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        size="small"
        label={texts.days}
        value={days}
        disabled={disabled}
        onChange={({ target }) => onChange({ days: target.value.trim() })}
        slotProps={here(texts.days)}
        sx={{ width: 80 }}
      />
      <TextField
        select
        size="small"
        label={texts.when}
        value={when}
        disabled={disabled}
        onChange={({ target }) => onChange({ when: target.value as Rung['when'] })}
        sx={{ width: 250 }}
      >
        {whens.map((each) => (
          <MenuItem key={each} value={each}>
            {texts.whens[each]}
          </MenuItem>
        ))}
      </TextField>
      {kind !== 'call' && (
        <TextField
          select
          size="small"
          label={texts.template}
          value={offered.some(({ id }) => id === templateId) ? templateId : ''}
          disabled={disabled}
          onChange={({ target }) => onChange({ templateId: Number(target.value) })}
          sx={{ minWidth: 220, flex: 1 }}
        >
          {offered.map(({ id, name: title }) => (
            <MenuItem key={id} value={id}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      )}
      {kind === 'call' && <Box sx={{ flex: 1 }} />}
      <Typography
        variant="body2"
        className="figures"
        sx={{ color: 'text.secondary', whiteSpace: 'nowrap', minWidth: 124, textAlign: 'right' }}
      >
        {due === null ? '' : texts.due(format.number(due))}
      </Typography>
      {!disabled && (
        <IconButton aria-label={texts.remove(name)} onClick={onRemove}>
          <DeleteOutlined fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}
