import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { imports } from '#contract/imports.ts';
import { call } from '../shared/api-client.ts';

export type Uploading = { name: string; sent: number; bytes: number };

/** Sends a file to be read and goes to where it can be followed. */
export function useUpload(cohort: number | undefined): {
  uploading: Uploading | null;
  failure: unknown;
  upload: (file: File) => Promise<void>;
  /** Stops sending: nothing of the file is kept. */
  stop: () => void;
} {
  const navigate = useNavigate();
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const going = useRef<AbortController | null>(null);
  const upload = async (file: File): Promise<void> => {
    setFailure(null);
    const { name, size: bytes } = file;
    setUploading({ name, sent: 0, bytes });
    const { signal } = (going.current = new AbortController());
    try {
      const onUpload = (share: number): void => setUploading({ name, sent: Math.round(share * bytes), bytes });
      const { id } = await call(imports.upload, { filename: name, cohort }, { file, onUpload, signal });
      await navigate(`/imports/${id}`);
    } catch (refused) {
      if (!signal.aborted) setFailure(refused);
    } finally {
      setUploading(null);
    }
  };
  return { uploading, failure, upload, stop: () => going.current?.abort() };
}
