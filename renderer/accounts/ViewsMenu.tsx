import BookmarksOutlined from '@mui/icons-material/BookmarksOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Divider, IconButton, Link, Popover, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { type View, views as promises } from '#contract/views.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useUser } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';

type ViewsMenuProps = {
  filter: AccountFilter;
  sort: AccountSort;
  onChoose: (filter: AccountFilter, sort: AccountSort) => void;
};

/** Saved filters: one's own and the shared ones. */
export function ViewsMenu({ filter, sort, onChoose }: ViewsMenuProps) {
  const texts = useTexts().accounts;
  const id = useId();
  const { data } = useRead(promises.list, {}, { topics: ['settings'] });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState<'save' | View | null>(null);
  const views = data?.rows ?? [];
  const close = (): void => setAnchor(null);
  const choose = (view: View): void => {
    close();
    onChoose(view.filter, view.sort ?? 'name');
  };
  const ask = (what: 'save' | View): void => {
    close();
    setAsking(what);
  };
  const groups = [
    { title: texts.ownViews, views: views.filter(({ own }) => own) },
    { title: texts.sharedViews, views: views.filter(({ own }) => !own) },
  ].filter((group) => group.views.length > 0);
  return (
    <>
      <Button
        startIcon={<BookmarksOutlined />}
        color="inherit"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : id}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {texts.views}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { id, role: 'dialog', 'aria-label': texts.views, sx: { width: 300, maxHeight: '70vh' } } }}
      >
        <Box sx={{ p: 1.5 }}>
          {groups.length === 0 && <Typography sx={{ color: 'text.secondary', mb: 1 }}>{texts.noViews}</Typography>}
          {groups.map((group) => (
            <Box key={group.title} sx={{ mb: 1 }}>
              <Typography variant="overline" component="h2" sx={{ color: 'text.secondary' }}>
                {group.title}
              </Typography>
              {group.views.map((view) => (
                <ViewLine key={view.id} view={view} onChoose={() => choose(view)} onRemove={() => ask(view)} />
              ))}
            </Box>
          ))}
          <Divider sx={{ my: 1 }} />
          <Button size="small" onClick={() => ask('save')}>
            {texts.saveView}
          </Button>
        </Box>
      </Popover>
      {asking === 'save' && <SaveViewDialog filter={filter} sort={sort} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'save' && <RemoveView view={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function ViewLine({ view, onChoose, onRemove }: { view: View; onChoose: () => void; onRemove: () => void }) {
  const texts = useTexts().accounts;
  const { role } = useUser();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32 }}>
      <Link component="button" type="button" onClick={onChoose} sx={{ flex: 1, textAlign: 'left', font: 'inherit' }}>
        {view.name}
      </Link>
      {(view.own || role === 'admin') && (
        <IconButton aria-label={texts.removeView(view.name)} onClick={onRemove}>
          <DeleteOutlined fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}

function RemoveView({ view, onClose }: { view: View; onClose: () => void }) {
  const texts = useTexts();
  const remove = useWrite(promises.remove, ['settings']);
  return (
    <ConfirmDialog
      title={texts.accounts.removeViewTitle}
      action={texts.common.remove}
      destructive
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => remove.mutate({ id: view.id }, { onSettled: onClose })}
    >
      {texts.accounts.removeViewText(view.name)}
    </ConfirmDialog>
  );
}
