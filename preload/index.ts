import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { KapocsDesktop } from '#contract/desktop.ts';
import { callChannel, desktopCalls, eventChannel } from '#contract/desktop-names.ts';

const calls = Object.fromEntries(
  desktopCalls.map((call) => [
    call,
    async (input?: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel(call), input),
  ]),
) as unknown as Omit<KapocsDesktop, 'on'>;

const on: KapocsDesktop['on'] = (event, listener) => {
  // The IPC event itself stays here: it would hand the screens a way to the shell past the list above.
  const pass = (_event: IpcRendererEvent, data: Parameters<typeof listener>[0]): void => listener(data);
  ipcRenderer.on(eventChannel(event), pass);
  return () => void ipcRenderer.removeListener(eventChannel(event), pass);
};

contextBridge.exposeInMainWorld('kapocsDesktop', { ...calls, on } satisfies KapocsDesktop);
