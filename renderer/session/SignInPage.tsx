import { Entrance } from './Entrance.tsx';
import { SignInForm } from './SignInForm.tsx';

export function SignInPage() {
  return (
    <Entrance>
      <SignInForm />
    </Entrance>
  );
}
