import type { Job } from '../../job.ts';
import { filesIn, stillFiles, type Seen } from './folder-files.ts';
import { note, watched } from './list-folder.ts';
import { takeFile } from './take-file.ts';

/**
 * Looks into the watched folder every few seconds: folders on a network tell nobody of what is new in them. One file
 * is taken at a look, so that other work comes in between.
 */
export function folderJob(): Job {
  const seen = new Map<string, Seen>();
  let sawIt: string | null = null;
  return {
    name: 'imports.folder',
    everySeconds: 10,
    run: async (ctx) => {
      const now = await watched(ctx);
      if (now?.folder !== sawIt) seen.clear();
      if (!now) return 'idle';
      const files = await filesIn(now.folder);
      if (typeof files === 'string') {
        await note(ctx, now, { trouble: files, sawIt: sawIt === now.folder });
        return 'idle';
      }
      sawIt = now.folder;
      await note(ctx, now, { trouble: null, sawIt: true });
      for (const file of stillFiles(seen, files, Date.parse(ctx.now()))) {
        const stands = seen.get(file.name);
        if (!(await takeFile(ctx, now, file))) continue;
        if (stands) stands.done = true;
        return 'more';
      }
      return 'idle';
    },
  };
}
