import { useParams } from 'react-router';
import { templates, type Template } from '#contract/templates.ts';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { ApiFailure } from '../shared/api-client.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { TemplateEditor } from './TemplateEditor.tsx';

const blank: Omit<Template, 'id' | 'changedAt'> = {
  channel: 'email',
  language: 'hu',
  name: '',
  subject: '',
  body: '',
  purpose: 'service',
  smsMode: 'soft',
};

/** One text: a new one, or one to change. */
export function TemplatePage() {
  const { id } = useParams();
  const query = useRead(templates.list, {}, { topics: ['settings'] });
  if (id === 'new') return <TemplateEditor first={blank} id={null} />;
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const found = rows.find((row) => String(row.id) === id);
        if (!found) return <ErrorPanel alone failure={new ApiFailure('NOT_FOUND', 404, 'template')} />;
        return <TemplateEditor key={found.id} first={found} id={found.id} />;
      }}
    </Loaded>
  );
}
