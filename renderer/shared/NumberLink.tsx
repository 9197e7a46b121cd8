import { Link, type SxProps, type Theme } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from './format.ts';

type NumberLinkProps = {
  value: number;
  to: string;
  /** What is counted: a number alone says nothing to whoever hears the links one by one. */
  label: string;
  sx?: SxProps<Theme>;
};

/** A count that opens the rows it counts. */
export function NumberLink({ value, to, label, sx }: NumberLinkProps) {
  const shown = useFormat().number(value);
  return (
    <Link
      component={RouterLink}
      to={to}
      className="figures"
      aria-label={`${label}: ${shown}`}
      sx={[
        { color: 'inherit', textDecorationColor: 'transparent', '&:hover': { textDecorationColor: 'currentcolor' } },
        ...[sx ?? {}].flat(),
      ]}
    >
      {shown}
    </Link>
  );
}
