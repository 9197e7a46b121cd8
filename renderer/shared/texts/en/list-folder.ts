import type { FolderTrouble } from '#contract/list-folder.ts';
import type { Texts } from '../texts.ts';

const troubles: Record<FolderTrouble, string> = {
  missing: 'There is no such folder, or it cannot be reached now.',
  not_folder: 'This is a file, not a folder.',
  unreadable: 'The program has no right to look into the folder.',
};

export const listFolder: Texts['listFolder'] = {
  title: 'Watched folder',
  hint: 'Any list file put into this folder is read by itself up to its preview; applying it is up to you. Nothing in the folder is deleted or moved, and every file is read once – those already there too.',
  folder: 'Full path of the folder',
  folderHint: 'On the machine the program runs on; not the program’s own data folder.',
  cohort: 'Which renewal period are its lists for?',
  watch: 'Watch',
  change: 'Save',
  stop: 'Stop watching',
  off: 'not watched',
  watching: 'being watched',
  beginning: 'about to look',
  troubleTitle: 'cannot be looked into',
  troubles,
  again: 'It is tried again by itself, and goes on as soon as it succeeds.',
  lastSeen: (when) => `Last looked into: ${when}.`,
  files: 'Files found in the folder',
  file: 'File',
  met: 'When',
  became: 'What became of it',
  opened: 'read',
  discarded: 'read, discarded since',
  stopped: 'The folder is no longer watched.',
  note: (folder) => `This folder is watched too: ${folder}`,
  noteTrouble: (folder) => `The watched folder cannot be looked into now: ${folder}`,
  toSettings: 'Settings of the watched folder',
  toSettingsTrouble: 'Take a look',
  by: 'watched folder',
};
