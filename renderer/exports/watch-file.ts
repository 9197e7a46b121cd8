import { type Export, exportFileName, exportsContract } from '#contract/exports.ts';
import { call } from '../shared/api-client.ts';
import { onHint } from '../shared/live.ts';
import type { Texts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

/** Tells when a file is ready, on whatever screen one is by then. A lost hint costs the toast, not the file. */
export function watchFile({ id }: Pick<Export, 'id'>, texts: Texts['exports']): void {
  const look = async (): Promise<void> => {
    const file = await call(exportsContract.show, { id }).catch(() => null);
    if (file?.state === 'waiting' || file?.state === 'writing') return;
    stop();
    if (file?.state === 'ready') toast(texts.done(exportFileName(file)));
    if (file?.state === 'failed') toast(texts.failed(exportFileName(file)), { kind: 'failed' });
  };
  const stop = onHint(({ topic, ids }) => {
    if (topic === 'exports' && (ids.length === 0 || ids.includes(id))) void look();
  });
  void look();
}
