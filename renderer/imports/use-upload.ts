import { useState } from 'react';
import { useNavigate } from 'react-router';
import { imports } from '#contract/imports.ts';
import { call } from '../shared/api-client.ts';

export type Uploading = { name: string; sent: number; bytes: number };

/** Sends a file to be read and goes to where it can be followed. */
export function useUpload(cohort: number | undefined): {
  uploading: Uploading | null;
  failure: unknown;
  upload: (file: File) => Promise<void>;
} {
  const navigate = useNavigate();
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const upload = async (file: File): Promise<void> => {
    setFailure(null);
    const { name, size: bytes } = file;
    setUploading({ name, sent: 0, bytes });
    try {
      const onUpload = (share: number): void => setUploading({ name, sent: Math.round(share * bytes), bytes });
      const { id } = await call(imports.upload, { filename: name, cohort }, { file, onUpload });
      await navigate(`/imports/${id}`);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setUploading(null);
    }
  };
  return { uploading, failure, upload };
}
