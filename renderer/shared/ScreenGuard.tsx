import { Box } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';

type State = { failure: unknown };

/** Catches a screen that cannot be drawn, so that the frame around it stays usable. */
export class ScreenGuard extends Component<{ children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: unknown): State {
    return { failure };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return (
      <Box sx={{ p: 3 }}>
        <ErrorPanel alone failure={this.state.failure} onRetry={() => location.reload()} />
      </Box>
    );
  }
}
