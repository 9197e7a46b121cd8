import { Skeleton } from '@mui/material';

/** Stands where the parts will, as high as they are. */
export function Placeholder() {
  return [196, 330, 392].map((height) => <Skeleton key={height} variant="rounded" height={height} aria-hidden />);
}
